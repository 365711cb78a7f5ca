package dev.workspacetokens.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/configure.md` names each parameter of template.yaml with its default, and no other.
class ConfigurePageTest {

    private static final Pattern ROW = Pattern.compile("\\| (`[A-Z][^|]+`) \\| ([^|]+) \\| .*");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    private static final Pattern DECLARED = Pattern.compile("  (\\w+):\n    Type: .*\n    Default: (.*)\n");

    @Test
    void everyParameterIsThereWithItsDefault() throws IOException {
        String template = Files.readString(Options.ofThisBuild().template());
        String parameters = template.substring(template.indexOf("\nParameters:\n"), template.indexOf("\nRules:\n"));
        Map<String, String> declared = new TreeMap<>();
        DECLARED.matcher(parameters).results()
                .forEach(parameter -> declared.put(parameter.group(1), parameter.group(2).replace("\"", "")));
        assertThat(declared).as("each is declared by type, default, …")
                .hasSize((int) Pattern.compile("\n  \\w+:\n").matcher(parameters).results().count());

        Map<String, String> told = new TreeMap<>();
        MarkdownPage.read("docs/configure.md").lines().stream().map(ROW::matcher).filter(row -> row.matches())
                .forEach(row -> NAME.matcher(row.group(1)).results()
                        .forEach(name -> told.put(name.group(1), row.group(2).replaceAll("[`–,]", ""))));
        assertThat(told).isEqualTo(declared);
    }
}
