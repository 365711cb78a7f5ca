package dev.workspacetokens.acceptance.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The machine's own Chromium, started once in a JVM, and gone with it: nothing is downloaded. Visits that have a
/// context each share neither cookies nor storage nor cache.
final class Chromium {

    private static final List<String> PROGRAMS = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome");

    private static final Map<List<String>, Browser> STARTED = new HashMap<>();

    /// A class of its own: it is started when a browser is first asked for.
    private static final class Shared {
        static final Playwright PLAYWRIGHT = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    private Chromium() {}

    /// A browser without some of the arguments that Playwright gives it.
    static Browser without(List<String> arguments) {
        return STARTED.computeIfAbsent(arguments, Chromium::start);
    }

    private static Browser start(List<String> withoutArguments) {
        String program = Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), PROGRAMS.stream())
                .filter(file -> Files.isExecutable(Path.of(file))).findFirst()
                .orElseThrow(() -> new IllegalStateException("Install Chromium, or set CHROMIUM to its executable"));
        return Shared.PLAYWRIGHT.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of(program))
                .setIgnoreDefaultArgs(withoutArguments));
    }
}
