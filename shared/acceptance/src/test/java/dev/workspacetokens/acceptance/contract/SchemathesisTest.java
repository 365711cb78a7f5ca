package dev.workspacetokens.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Caller;
import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.local.LocalRunner;
import dev.workspacetokens.local.Options;
import dev.workspacetokens.testing.TestPolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Schemathesis makes requests of the contract, right and wrong ones, and finds nothing: no 5xx, nothing undocumented,
/// no wrong request accepted, no right one refused. `schemathesis.toml` names the few checks left out, and why.
///
/// Needs Python 3 and its package index.
@Tag("tools")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemathesisTest {

    private static final Path TEMPLATE = Options.ofThisBuild().template().toAbsolutePath();
    private static final Path MODULE = TEMPLATE.resolveSibling("shared/acceptance");
    private static final Path REQUIREMENTS = TEMPLATE.resolveSibling(".ci/requirements-schemathesis.txt");
    private static final ToolFolder TOOLS = new ToolFolder(MODULE.resolve("target/schemathesis"));
    private static final Path CONFIGURATION = TOOLS.path().resolve("schemathesis.toml");

    private LocalRunner runner;
    private String ada = "";
    private String token = "";

    @BeforeAll
    void start() throws Exception {
        TOOLS.installPython(REQUIREMENTS);
        runner = LocalRunner.start(Options.ofThisBuild().withParameters(Map.of("AccessPolicy", "stored")));
        client().put("/directory/access-policy", new String(TestPolicy.json(), StandardCharsets.UTF_8)).expect(201);
        ada = "Bearer " + runner.jwt("ada");
        List<Reply> tokens = some(ada, "/workspaces/acme/tokens", """
                {"name": "Schemathesis", "expires_at": "%s", "roles": {"all_apps": "admin"}}"""
                .formatted(Instant.now().plus(30, ChronoUnit.DAYS)));
        token = "Bearer " + tokens.getFirst().data().path("token").asText();
        List<Reply> builds = some(token, "/apps/web/builds", """
                {"branch": "main"}""");
        Files.writeString(CONFIGURATION, Files.readString(MODULE.resolve("src/test/resources/schemathesis.toml"))
                .replace("@TOKENS@", ids(tokens)).replace("@BUILDS@", ids(builds)));
    }

    /// Enough that a few are left when others were revoked or aborted.
    private List<Reply> some(String authorization, String path, String body) {
        Client client = client(authorization);
        return IntStream.range(0, 20).mapToObj(_ -> client.post(path, body).expect(201)).toList();
    }

    private Client client(String... authorization) {
        return new Client(URI.create(runner.url()), Caller.sending(List.of(authorization)), _ -> {});
    }

    private static String ids(List<Reply> created) {
        return created.stream().map(reply -> reply.data().path("id").toString()).collect(Collectors.joining(", "));
    }

    @AfterAll
    void stop() {
        runner.close();
    }

    @Test
    void findsNothing() throws Exception {
        // The directory last: it deletes what the others need.
        findsNothingIn("Sample", "--header", "Authorization: " + token);
        findsNothingIn("Management", "--header", "Authorization: " + ada);
        // Nobody checks AWS signatures on this machine, so it cannot be refused for a missing one.
        findsNothingIn("Directory", "--exclude-checks", "ignored_auth,missing_required_header",
                "--generation-with-security-parameters", "false");
    }

    private void findsNothingIn(String tag, String... more) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(TOOLS.python("st"), "--config-file",
                CONFIGURATION.toString(), "run",
                runner.url() + "/openapi.json", "--include-tag", tag, "--no-color", "--max-examples", "20"));
        command.addAll(List.of(more));
        assertThat(TOOLS.run(tag, Map.of(), command)).as("findings, see %s", TOOLS.log(tag)).isZero();
    }
}
