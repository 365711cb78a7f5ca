package dev.workspacetokens.acceptance.sam;

import dev.workspacetokens.testing.LocalStack;
import java.util.Map;

/// The SAM CLI on the PATH, with samconfig.toml and credentials that are good for LocalStack and for nothing else.
final class SamCli {

    /// What stands in samconfig.toml is for x86_64; this machine's own processor otherwise.
    private static final String ARCHITECTURE = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";

    private static final String[] TEMPLATE = {"--template-file", "template.yaml"};

    private SamCli() {}

    static Command command(String... words) {
        return Command.of("sam").and(words).and(TEMPLATE)
                .with(Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test", "SAM_CLI_TELEMETRY", "0"));
    }

    /// `sam local` with functions that are told where their table and key are.
    static Command local(CloudForSam cloud, String... words) {
        return command(Command.of("local").and(words).words().toArray(String[]::new)).and("--env-vars",
                cloud.variablesFile().toString(), "--parameter-overrides", "Architecture=" + ARCHITECTURE)
                // Whom sam asks for the account's number; AWS would refuse these credentials after a while.
                .with(Map.of("AWS_ENDPOINT_URL_STS", LocalStack.shared().endpoint().toString()));
    }
}
