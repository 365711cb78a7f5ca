package dev.workspacetokens.local.sam;

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

    @Test
    void checkovFindsNothing() throws Exception {
        PythonTools.command("checkov").and("--file", "template.yaml", "--framework", "cloudformation", "--compact",
                "--quiet", "--skip-download").succeed();
    }
}
