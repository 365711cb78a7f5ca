package dev.workspacetokens.benchmarks.coldstart;

import java.nio.file.Path;
import java.util.List;

/// A function as it is packaged.
///
/// @param name in the tables
/// @param task where it runs: a folder whose `lib` holds the function, as Lambda unpacks a zip
/// @param handler the class
/// @param snapshot whether it is measured behind a restore
/// @param expected what each answer must contain
public record Candidate(String name, Path task, String handler, boolean snapshot, String expected) {

    private static final Path PEERS = Path.of("shared/benchmarks/peers").toAbsolutePath();
    private static final String PACKAGE = "dev.workspacetokens.benchmarks.peers.";
    private static final String ALLOW = "\"Allow\"";

    /// The least that a Java function can do, to which all others are compared.
    public static final Candidate HELLO = peer("hello world", "hello.HelloHandler", false, "Hello");
    /// The authorizer as it is deployed: behind a restore.
    public static final Candidate RESTORED = ours("**authorizer, restored**", true);

    /// Everything that is compared.
    public static final List<Candidate> ALL = List.of(HELLO,
            peer("hello world that asks both services", "hello.AskingHandler", false, "Hello"),
            ours("**authorizer**", false),
            peer("authorizer on the SDK's clients", "sdk.SdkAuthorizer", false, ALLOW),
            RESTORED,
            peer("authorizer on the SDK's clients, restored", "sdk.SdkAuthorizer", true, ALLOW),
            peer("the same with `SdkWarmUp`, restored", "sdk.WarmedSdkAuthorizer", true, ALLOW));

    private static Candidate ours(String name, boolean snapshot) {
        return new Candidate(name, Path.of("functions/authorizer/target/lambda").toAbsolutePath(),
                "dev.workspacetokens.authorizer.RestApiAuthorizer", snapshot, ALLOW);
    }

    private static Candidate peer(String name, String handler, boolean snapshot, String expected) {
        String module = handler.substring(0, handler.indexOf('.'));
        return new Candidate(name, PEERS.resolve(module).resolve("target/lambda"), PACKAGE + handler, snapshot,
                expected);
    }
}
