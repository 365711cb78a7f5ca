package dev.workspacetokens.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Results as files of the project: one for each benchmark and day.
final class Results {

    private static final Path FOLDER = Path.of("docs/performance");

    private Results() {}

    /// Prints results, and writes them to `docs/performance/<date>-<name>.md` with the machine and the version of Java.
    /// A file of the same day is replaced.
    ///
    /// @param title of the file
    static void write(String name, String title, String results) throws IOException {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String page = "# %s, %s\n%s\n\n%s\n".formatted(title, today, results.strip(), machine());
        System.out.println(page);
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(today + "-" + name + ".md"), page);
    }

    private static String machine() throws IOException {
        String cpu = Files.readAllLines(Path.of("/proc/cpuinfo")).stream().filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst().orElse("unknown processor");
        return "_%s, %d cores, %s %s, JDK %s_".formatted(cpu, Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"), System.getProperty("os.version").replaceFirst("-.*", ""),
                Runtime.version());
    }
}
