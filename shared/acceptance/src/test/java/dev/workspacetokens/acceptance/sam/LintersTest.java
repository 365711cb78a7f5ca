package dev.workspacetokens.acceptance.sam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The linters find nothing in template.yaml but what it answers itself, with a reason, where it stands.
@Tag("sam")
final class LintersTest {

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
}
