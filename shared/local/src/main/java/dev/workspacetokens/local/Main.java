package dev.workspacetokens.local;

import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.emulators.TemplateException;
import dev.workspacetokens.lambda.Metrics;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `./mvnw -q -Plocal`: runs template.yaml on 127.0.0.1 until Ctrl-C.
///
/// Environment: `PORT` (3000), `DATA_DIR` (in memory), `EMPTY=1` (no demo data), and any parameter of the template by
/// its name.
public final class Main {

    private static final int DEFAULT_PORT = 3000;
    private static final int LAST_PORT = 65_535;
    private static final Duration SAMPLE_LIFETIME = Duration.ofDays(90);

    private Main() {}

    public static void main(String[] args) {
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        // With a SIGTERM to Maven alone, this process would live on. It ends on a thread of its own, for the shutdown
        // may
        // wait for what the thread that tells of Maven's end has yet to tell others.
        parent.ifPresent(process -> {
            var _ = process.onExit().thenRunAsync(() -> System.exit(0), Thread::startVirtualThread);
        });
        try {
            Map<String, String> environment = System.getenv();
            LocalRunner runner = LocalRunner.start(options(environment).withLog(Main::print));
            Runtime.getRuntime().addShutdownHook(new Thread(runner::close));
            System.out.println(welcome(runner.url(), !isEmpty(environment), environment.get("DATA_DIR")));
        } catch (CannotStartException | TemplateException e) {
            System.err.println("Cannot start: " + e.getMessage());
            if (Boolean.getBoolean("started.by.maven")) {
                parent.ifPresent(Main::end);
            }
            System.exit(1);
        }
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
                .withPort(port(environment.getOrDefault("PORT", "")))
                .withDemoData(!isEmpty(environment));
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

    private static int port(String text) {
        if (text.isEmpty()) {
            return DEFAULT_PORT;
        }
        if (text.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= LAST_PORT) {
                return port;
            }
        }
        throw new CannotStartException("PORT=" + text + " is no port: it is a number from 1 to " + LAST_PORT + ".");
    }

    private static boolean isEmpty(Map<String, String> environment) {
        return "1".equals(environment.get("EMPTY"));
    }

    static String welcome(String url, boolean demoData, @Nullable String data) {
        Instant expiry = Instant.now().plus(SAMPLE_LIFETIME).truncatedTo(ChronoUnit.DAYS);
        String people = demoData
                ? "People: ada (owner of acme), max (manager of acme), olga (owner of globex)."
                : "No demo data: feed the directory first (PUT %s/directory/workspaces/...).".formatted(url);
        return """

                Workspace Tokens runs on %1$s (Ctrl-C stops it). Data: %4$s.
                The console: open %1$s/ in a browser.
                The contract: %1$s/docs to read and try, %1$s/openapi.json for programs.
                %3$s
                Anyone on this machine is let in: the directory API's AWS signature (SigV4) is not checked locally.

                Log in as ada:
                  JWT=$(curl -s %1$s/local/login -d '{"user":"ada"}' | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')

                Create a token (it is shown this once):
                  curl -s %1$s/workspaces/acme/tokens -H "Authorization: Bearer $JWT" -H 'Content-Type: application/json' \\
                    -d '{"name":"CI integration","expires_at":"%2$s","roles":{"all_apps":"developer"}}'

                Use it:
                  curl -s %1$s/apps -H "Authorization: Bearer <the token>"
                """
                .formatted(url, expiry, people, data == null || data.isEmpty() ? "in memory" : data);
    }
}
