package dev.workspacetokens.local;

import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.emulators.TemplateException;
import dev.workspacetokens.lambda.Metrics;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// `./mvnw -q -Plocal`: runs template.yaml on 127.0.0.1 until Ctrl-C.
///
/// Environment: `PORT` (3000), `DATA_DIR` (in memory), `EMPTY=1` (no demo data), `UPSTREAM` and `POLICY` (the authorizer
/// in front of a server of one's own), and any parameter of the template by its name.
public final class Main {

    private static final int DEFAULT_PORT = 3000;

    private Main() {}

    public static void main(String[] args) {
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        // With a SIGTERM to Maven alone, this process would live on. It ends on a thread of its own: the shutdown may
        // wait for others, who hear of the end of Maven from the same thread.
        parent.ifPresent(process -> {
            var _ = process.onExit().thenRunAsync(() -> System.exit(0), Thread::startVirtualThread);
        });
        try {
            Map<String, String> environment = System.getenv();
            Options options = options(environment).withLog(Main::print);
            LocalRunner runner = LocalRunner.start(options);
            Runtime.getRuntime().addShutdownHook(new Thread(runner::close));
            System.out.println(new Welcome(runner.url(), options.demoData(), isPolicyToPut(options),
                    environment.get("DATA_DIR"), options.upstream(), runner.upstreamUrl()));
        } catch (CannotStartException | TemplateException e) {
            System.err.println("Cannot start: " + e.getMessage());
            if (Boolean.getBoolean("started.by.maven")) {
                parent.ifPresent(Main::end);
            }
            System.exit(1);
        }
    }

    /// With a server behind it, the runner puts the policy of its routes.
    static boolean isPolicyToPut(Options options) {
        return options.upstream() == null && "stored".equals(options.parameters().get("AccessPolicy"));
    }

    /// Ends Maven, which would say in twenty lines that a command has failed: what there is to say is said. This
    /// process goes last, for Maven tells of its end.
    private static void end(ProcessHandle maven) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> maven.onExit().join()));
        if (maven.destroy()) {
            maven.onExit().join();
        }
    }

    /// Prints a line, unless it is a metric: those CloudWatch takes out of the log, and nobody reads them here.
    private static void print(String line) {
        if (!line.startsWith(Metrics.LINE)) {
            System.out.println(line);
        }
    }

    static Options options(Map<String, String> environment) {
        Options options = Options.ofThisBuild()
                .withPort(Ports.of("PORT", environment.getOrDefault("PORT", ""), DEFAULT_PORT))
                .withDemoData(!isEmpty(environment));
        Optional<Upstream> upstream = Upstream.of(environment);
        if (upstream.isPresent()) {
            options = options.withUpstream(upstream.get());
        }
        String data = environment.get("DATA_DIR");
        var parameters = new HashMap<>(environment);
        parameters.keySet().retainAll(Template.read(options.template()).parameters());
        return (data == null || data.isEmpty() ? options : options.withData(folder(data))).withParameters(parameters);
    }

    private static Path folder(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new CannotStartException("DATA_DIR=" + text + " is no path (" + e.getReason() + ").");
        }
    }

    private static boolean isEmpty(Map<String, String> environment) {
        return "1".equals(environment.get("EMPTY"));
    }
}
