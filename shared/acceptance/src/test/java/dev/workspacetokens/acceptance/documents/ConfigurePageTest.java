package dev.workspacetokens.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.emulators.Template;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/configure.md` names each parameter of template.yaml with its default, and no other.
class ConfigurePageTest {

    private static final Pattern ROW = Pattern.compile("\\| (`[A-Z][^|]+`) \\| ([^|]+) \\| .*");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    @Test
    void everyParameterIsThereWithItsDefault() throws IOException {
        Map<String, String> told = new TreeMap<>();
        MarkdownPage.read("docs/configure.md").lines().stream().map(ROW::matcher).filter(row -> row.matches())
                .forEach(row -> NAME.matcher(row.group(1)).results()
                        .forEach(name -> told.put(name.group(1), row.group(2).replaceAll("[`–,]", ""))));
        assertThat(told).isEqualTo(Template.ofThisBuild().values());
    }
}
