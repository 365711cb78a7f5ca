package dev.workspacetokens.acceptance.restore;

import dev.workspacetokens.emulators.Template;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A function in a process of its own, with the options and variables that template.yaml gives it, and a file that says
/// which name has which address. Takes orders, one character each, and answers each with a line.
final class FunctionProcess implements AutoCloseable {

    private final Path hosts;
    private final Path errors;
    private final Process process;
    private final BufferedReader output;

    /// Starts one, in a world without any name.
    ///
    /// @param folder for its files
    /// @param endpoint of everything in AWS
    FunctionProcess(Path folder, String function, String endpoint, Class<?> main, String... arguments)
            throws IOException {
        hosts = Files.writeString(folder.resolve("hosts"), "");
        errors = folder.resolve("errors.log");
        var words = Stream.concat(Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djdk.net.hosts.file=" + hosts, "-cp", System.getProperty("java.class.path"), main.getName()),
                Stream.of(arguments));
        var command = new ProcessBuilder(words.toList());
        Map<String, String> variables = command.environment();
        variables.keySet().removeAll(variables.keySet().stream().filter(FunctionProcess::leadsElsewhere)
                .collect(Collectors.toSet()));
        variables.putAll(Template.ofThisBuild().function(function).environment());
        variables.putAll(Map.of("AWS_ENDPOINT_URL", endpoint, "AWS_REGION", "eu-central-1", "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test"));
        process = command.redirectError(errors.toFile()).start();
        output = process.inputReader();
    }

    private static boolean leadsElsewhere(String variable) {
        return variable.startsWith("AWS_") || variable.toLowerCase(Locale.ROOT).endsWith("_proxy");
    }

    /// Gives a name an address, and no other name any.
    void resolve(String name, String address) throws IOException {
        Files.write(hosts, List.of(address + " " + name));
    }

    /// Has an order done.
    ///
    /// @return the line that the process prints for it
    String order(char order) throws IOException {
        process.getOutputStream().write(order);
        process.getOutputStream().flush();
        String line;
        do {
            line = output.readLine();
        } while (line != null && line.startsWith("{")); // a metric
        return line == null ? "ended: " + errors() : line;
    }

    /// What it wrote to its standard error.
    String errors() throws IOException {
        return Files.readString(errors);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
