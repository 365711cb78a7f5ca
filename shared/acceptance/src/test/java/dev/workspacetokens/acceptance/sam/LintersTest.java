package dev.workspacetokens.acceptance.sam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.documents.MarkdownPage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The linters find nothing in template.yaml but what it answers itself, with a reason, where it stands.
@Tag("sam")
final class LintersTest {

    @TempDir private Path folder;

    @Test
    void samFindsNothing() throws Exception {
        SamCli.command("validate").succeed();
        SamCli.command("validate", "--lint").succeed();
    }

    /// Warnings count.
    @Test
    void cfnLintFindsNothing() throws Exception {
        PythonTools.command("cfn-lint").and("--non-zero-exit-code", "informational", "template.yaml").succeed();
    }

    /// A template that it cannot read is a success to checkov.
    @Test
    void checkovFindsNothing() throws Exception {
        Command.Output output = PythonTools.command("checkov").and("--file", "template.yaml", "--framework",
                "cloudformation", "--compact", "--skip-download").succeed();
        assertThat(output.out()).containsPattern("Passed checks: [1-9]\\d*, Failed checks: 0,")
                .doesNotContain("Parsing errors");
    }

    /// Those that the documentation shows for an API of one's own.
    @Test
    void cfnLintFindsNothingInTheTemplatesOfTheIntegrationGuide() throws Exception {
        var templates = MarkdownPage.read("docs/integrate.md").blocks("yaml").stream().map(MarkdownPage.Block::code)
                .filter(code -> code.startsWith("AWSTemplateFormatVersion")).toList();
        assertThat(templates).hasSize(2);
        for (String template : templates) {
            Path file = Files.writeString(folder.resolve("template.yaml"), template);
            PythonTools.command("cfn-lint").and("--non-zero-exit-code", "informational", file.toString()).succeed();
        }
    }
}
