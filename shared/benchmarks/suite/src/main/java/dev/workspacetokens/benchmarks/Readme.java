package dev.workspacetokens.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The README's tables of results.
final class Readme {

    private static final Path FILE = Path.of("README.md");

    private Readme() {}

    /// Prints results and puts them between their two markers, with the machine, the date and the version of Java.
    ///
    /// @throws IOException when the README has no such markers
    static void put(String name, String results) throws IOException {
        String begin = "<!-- benchmark " + name + " -->";
        String end = "<!-- /benchmark " + name + " -->";
        String readme = Files.readString(FILE);
        int from = readme.indexOf(begin);
        int to = readme.indexOf(end);
        String block = results.strip() + "\n\n" + circumstances();
        System.out.println(block);
        if (from < 0 || to < from) {
            throw new IOException(FILE + " has no " + begin + " … " + end);
        }
        Files.writeString(FILE,
                readme.substring(0, from + begin.length()) + "\n" + block + "\n" + readme.substring(to));
    }

    private static String circumstances() throws IOException {
        String cpu = Files.readAllLines(Path.of("/proc/cpuinfo")).stream().filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst().orElse("unknown processor");
        return "_%s, %d cores, %s, JDK %s, %s_".formatted(cpu, Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version").replaceFirst("-.*", ""),
                Runtime.version(),
                LocalDate.now(ZoneOffset.UTC));
    }
}
