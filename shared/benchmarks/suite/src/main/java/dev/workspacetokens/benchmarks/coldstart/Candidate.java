package dev.workspacetokens.benchmarks.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A function as it is packaged.
///
/// @param name in the tables
/// @param task where it runs: a folder whose `lib` holds the function, as Lambda unpacks a zip, unless the function is
/// on the JVM's own class path
/// @param handler the class
/// @param jvm further options of the JVM
/// @param snapshot whether it is measured behind a restore
/// @param forKms whether its token's MAC is one that KMS made
/// @param expected what each answer must contain
record Candidate(String name, Path task, String handler, List<String> jvm, boolean snapshot, boolean forKms,
        String expected) {

    private static final String ALLOW = "\"Allow\"";
    private static final Path PEERS = Path.of("shared/benchmarks/peers").toAbsolutePath();

    static final Path OURS = Path.of("functions/authorizer/target/lambda").toAbsolutePath();
    static final String HANDLER = "dev.workspacetokens.authorizer.RestApiAuthorizer";

    static final Candidate HELLO = peer("hello world", "hello",
            "dev.workspacetokens.benchmarks.peers.hello.HelloHandler", false, "Hello");
    static final Candidate ASKING = peer("hello world that asks both services", "hello",
            "dev.workspacetokens.benchmarks.peers.hello.AskingHandler", false, "Hello");
    static final Candidate AUTHORIZER = new Candidate("**authorizer**", OURS, HANDLER, List.of(), false, false, ALLOW);
    static final Candidate RESTORED = new Candidate("**authorizer, restored**", OURS, HANDLER, List.of(), true, false,
            ALLOW);
    static final Candidate RESTORED_HARDER = new Candidate("the same with both compilers", OURS, HANDLER,
            List.of("-XX:TieredStopAtLevel=4"), true, false, ALLOW);
    static final Candidate KMS = peer("KMS for each request", "sdk",
            "dev.workspacetokens.benchmarks.peers.sdk.KmsPerRequestAuthorizer", true, ALLOW);
    static final Candidate BEANS = peer("bean mapper, default clients", "sdk",
            "dev.workspacetokens.benchmarks.peers.sdk.BeanMapperAuthorizer", false, ALLOW);
    static final Candidate SPRING = peer("Spring Cloud Function", "spring",
            "org.springframework.cloud.function.adapter.aws.FunctionInvoker", false, ALLOW);

    /// The hello world that asks both services, in such an image: no function that asks both can start faster.
    static Candidate askingImage(Path cache) throws IOException {
        return image("the same, image with AOT cache", ASKING, List.of("-XX:AOTMode=on", "-XX:AOTCache=" + cache));
    }

    /// The life from which that cache is made, at its end.
    static Candidate askingTraining(Path cache) throws IOException {
        return image("training", ASKING, List.of("-XX:AOTCacheOutput=" + cache));
    }

    /// The authorizer as a container image would run it: on the JVM's own class path, with an AOT cache.
    ///
    /// @param cache made by [#training(Path)] from the same jars
    static Candidate image(Path cache) throws IOException {
        return image("authorizer, image with AOT cache", AUTHORIZER,
                List.of("-XX:AOTMode=on", "-XX:AOTCache=" + cache));
    }

    /// The life from which that cache is made, at its end.
    static Candidate training(Path cache) throws IOException {
        return image("training", AUTHORIZER, List.of("-XX:AOTCacheOutput=" + cache));
    }

    private static Candidate image(String name, Candidate zipped, List<String> jvm) throws IOException {
        try (Stream<Path> runtime = Files.list(Life.RUNTIME);
                Stream<Path> own = Files.list(zipped.task.resolve("lib"))) {
            String jars = Stream.concat(runtime, own).map(Path::toString).filter(file -> file.endsWith(".jar")).sorted()
                    .collect(Collectors.joining(":"));
            return new Candidate(name, Life.RUNTIME, zipped.handler,
                    Stream.concat(jvm.stream(), Stream.of("-cp", jars)).toList(), false, false, zipped.expected);
        }
    }

    private static Candidate peer(String name, String folder, String handler, boolean forKms, String expected) {
        return new Candidate(name, PEERS.resolve(folder).resolve("target/lambda"), handler, List.of(), false, forKms,
                expected);
    }
}
