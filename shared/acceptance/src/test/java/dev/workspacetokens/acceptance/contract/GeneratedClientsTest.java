package dev.workspacetokens.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.workspacetokens.acceptance.system.Running;
import dev.workspacetokens.local.Options;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Clients that generators make of the contract do what an owner does: create, list, regenerate and revoke. They read
/// the answers that show a token, a null, and a refusal, each as the type that the contract names.
///
/// `src/test/clients` has what each does. Needs Python 3, Node.js with npm, and their package indexes.
@Tag("tools")
class GeneratedClientsTest {

    private static final Path TEMPLATE = Options.ofThisBuild().template().toAbsolutePath();
    private static final Path MODULE = TEMPLATE.resolveSibling("shared/acceptance");
    private static final Path CLIENTS = MODULE.resolve("src/test/clients");
    private static final String PATH = Path.of(System.getProperty("java.home"), "bin") + File.pathSeparator
            + System.getenv("PATH");

    private final Running system = Running.withDemoData();

    @BeforeEach
    void generatorsAreAtHand() {
        for (String program : List.of("python3", "node", "npm")) {
            assumeTrue(Arrays.stream(PATH.split(File.pathSeparator)).map(Path::of)
                    .anyMatch(folder -> Files.isExecutable(folder.resolve(program))),
                    () -> "No client is generated: there is no " + program + " on the PATH.");
        }
    }

    @AfterEach
    void stop() {
        system.close();
    }

    /// By openapi-generator, which validates the document first.
    @Test
    void pythonClientDoesWhatAnOwnerDoes() throws Exception {
        var tools = new ToolFolder(MODULE.resolve("target/clients/python"));
        tools.installPython(TEMPLATE.resolveSibling(".ci/requirements-clients.txt"));

        tools.succeed("generate", Map.of("PATH", PATH),
                List.of(tools.python("openapi-generator-cli"), "generate", "-g", "python",
                        "-i", system.runner().url() + "/openapi.json", "-o", "generated",
                        "--additional-properties", "packageName=workspace_tokens"));
        tools.succeed("owner", owner(Map.of("PYTHONPATH", "generated")), List.of(tools.python("python"),
                CLIENTS.resolve("python/owner.py").toString()));

        onlyTheKeptTokenIsLeft();
    }

    /// By openapi-typescript, whose types the compiler checks at their strictest.
    @Test
    void typeScriptClientDoesWhatAnOwnerDoes() throws Exception {
        var tools = new ToolFolder(MODULE.resolve("target/clients/typescript"));
        tools.installNode(CLIENTS.resolve("typescript"));

        tools.succeed("generate", Map.of(), List.of(tools.node("openapi-typescript"),
                system.runner().url() + "/openapi.json", "--output", "contract.d.ts"));
        tools.succeed("compile", Map.of(), List.of(tools.node("tsc")));
        tools.succeed("owner", owner(Map.of()), List.of("node", "out/owner.js"));

        onlyTheKeptTokenIsLeft();
    }

    /// What a client is told of this system.
    private Map<String, String> owner(Map<String, String> more) {
        var clock = system.clock();
        var environment = new HashMap<>(Map.of("API", system.runner().url(),
                "ACCESS_TOKEN", system.runner().jwt("ada"), "SOON", clock.inDays(30), "LATER", clock.inDays(60),
                "PAST", clock.inDays(-1)));
        environment.putAll(more);
        return environment;
    }

    private void onlyTheKeptTokenIsLeft() {
        var tokens = system.as("ada").get("/workspaces/acme/tokens").expect(200).json().path("data");
        assertThat(tokens).hasSize(1);
        assertThat(tokens.path(0).path("name").asText()).isEqualTo("Kept");
        assertThat(tokens.path(0).path("roles").toString()).isEqualTo("{\"apps_count\":1,\"counts\":{\"admin\":1}}");
    }
}
