package dev.workspacetokens.benchmarks.coldstart;

import dev.workspacetokens.benchmarks.aws.Cloud;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// One life of a function: process started, initialised, perhaps frozen and restored, first answer, later answers.
public final class Life {

    /// Where the build puts Lambda's runtime client.
    private static final Path RUNTIME = Path.of("shared/benchmarks/suite/target/runtime").toAbsolutePath();
    /// What the managed Java runtime starts every function with, at 1,024 MB. Its fast compiler alone is for functions
    /// without a snapshot ([source](https://docs.aws.amazon.com/lambda/latest/dg/java-customization.html)).
    private static final List<String> LAMBDA = List.of("-XX:MaxHeapSize=891289k", "-XX:+UseSerialGC",
            "-XX:+TieredCompilation", "--enable-native-access=ALL-UNNAMED",
            "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
            "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI=" + RUNTIME
                    + "/jni/libaws-lambda-jni.linux-%s.so".formatted(architecture()));
    private static final String FAST_COMPILER = "-XX:TieredStopAtLevel=1";
    private static final double MILLI = 1e6;

    private Life() {}

    /// Lives one life. The share holds from the first event on: Lambda does not throttle the initialization.
    ///
    /// @param variables the function's
    /// @param warm how many answers follow the first one; of the last five sixths of them the processor time is taken
    /// @throws IOException when the function does not answer as it should
    public static Timing live(Candidate candidate, Share share, Cloud cloud, Map<String, String> variables,
            String event, int warm) throws IOException, InterruptedException {
        try (var api = new RuntimeApi(cloud.variables())) {
            File log = File.createTempFile("function", ".log");
            long start = System.nanoTime();
            Process process = start(candidate, cloud, variables, api, log);
            try {
                return timing(candidate, share, api, process, start, event, warm);
            } catch (IOException e) {
                throw new IOException(candidate.name() + ": " + e.getMessage() + "\n" + Files.readString(log.toPath()),
                        e);
            } finally {
                var _ = process.destroyForcibly().waitFor();
                Files.delete(log.toPath());
            }
        }
    }

    private static Timing timing(Candidate candidate, Share share, RuntimeApi api, Process process, long start,
            String event, int warm) throws IOException, InterruptedException {
        long begun = start;
        if (candidate.snapshot()) {
            api.expect("restore/next");
            begun = System.nanoTime();
            api.restore();
        }
        double init = (api.expect("invocation/next").at() - begun) / MILLI;
        share.hold(process.pid());
        double first = api.answered(event, candidate.expected()) / MILLI;
        var times = new long[warm];
        int unsettled = warm / 6;
        long cpu = 0;
        for (int i = 0; i < warm; i++) {
            if (i == unsettled) {
                cpu = cpuNanos(process.pid());
            }
            times[i] = api.answered(event, candidate.expected());
        }
        double perAnswer = (cpuNanos(process.pid()) - cpu) / MILLI / (warm - unsettled);
        Arrays.sort(times);
        return new Timing(init, first, times[warm / 2] / MILLI, Arrays.stream(times).average().orElse(0) / MILLI,
                Arrays.stream(times).mapToDouble(time -> Math.ceil(time / MILLI)).average().orElse(0), perAnswer);
    }

    /// The processor time of all threads that a process has, from the kernel's scheduler.
    private static long cpuNanos(long pid) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            long sum = 0;
            for (Path thread : threads.toList()) {
                String running = Files.readString(thread.resolve("schedstat"));
                sum += Long.parseLong(running.substring(0, running.indexOf(' ')));
            }
            return sum;
        }
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    }

    private static Process start(Candidate candidate, Cloud cloud, Map<String, String> variables, RuntimeApi api,
            File log) throws IOException {
        var command = new ArrayList<String>();
        command.add(Cloud.java("java"));
        command.addAll(LAMBDA);
        if (!candidate.snapshot()) {
            command.add(FAST_COMPILER);
        }
        command.addAll(cloud.trust());
        command.addAll(List.of("-cp", RUNTIME + "/*", "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                candidate.handler()));
        var builder = new ProcessBuilder(command).directory(candidate.task().toFile()).redirectErrorStream(true)
                .redirectOutput(log);
        Map<String, String> environment = builder.environment();
        environment.putAll(variables);
        environment.putAll(cloud.variables());
        environment.putAll(Map.of("AWS_LAMBDA_RUNTIME_API", api.address(), "AWS_LAMBDA_FUNCTION_NAME", "benchmark",
                "AWS_LAMBDA_FUNCTION_VERSION", "1", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024", "_HANDLER",
                candidate.handler(), "LAMBDA_TASK_ROOT", candidate.task().toString(), "AWS_LAMBDA_INITIALIZATION_TYPE",
                candidate.snapshot() ? "snap-start" : "on-demand"));
        if (candidate.snapshot()) {
            // As Lambda has it: a snapshot must not freeze what is in variables.
            environment.keySet().removeAll(Set.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"));
            environment.putAll(api.credentials());
        }
        return builder.start();
    }
}
