package dev.workspacetokens.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workspacetokens.acceptance.system.Contract;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.emulators.Api;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.local.lambda.Functions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What a deployed stack serves at `/openapi.json` of the console is the contract, with the stack's own addresses.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DeployedContractTest {

    private static final Template TEMPLATE = Template.ofThisBuild();
    private static final Map<String, String> STAGE = api("ConsoleApi").stageVariables();

    private JsonNode document;

    /// By the runtime's own serialisation, as on Lambda.
    @BeforeAll
    void ask() throws Exception {
        var functions = new Functions(TEMPLATE.functions(), function -> {
            throw new IllegalStateException(function.logicalId() + " has an environment");
        }, _ -> {});
        JsonNode answer = Reply.JSON.readTree(functions.invoke("Console", Reply.JSON.writeValueAsBytes(
                Map.of("version", "2.0", "routeKey", "GET /openapi.json", "stageVariables", STAGE))));
        assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
        document = Reply.JSON.readTree(
                new String(Base64.getDecoder().decode(answer.path("body").asText()), StandardCharsets.UTF_8));
    }

    private static Api api(String name) {
        return TEMPLATE.apis().stream().filter(api -> api.logicalId().equals(name)).findFirst().orElseThrow();
    }

    private static String address(String api) {
        return "https://" + api(api).id() + ".execute-api.eu-central-1.amazonaws.com";
    }

    @Test
    void itIsTheContractWithOtherServers() {
        ObjectNode contract = Contract.OF_THIS_BUILD.document().deepCopy();
        contract.remove("servers");
        ObjectNode deployed = document.deepCopy();
        deployed.remove("servers");
        deployed.path("paths").forEach(item -> ((ObjectNode) item).remove("servers"));
        assertThat(deployed).isEqualTo(contract);
        assertThat(new ArrayList<>(deployed.properties())).isEqualTo(new ArrayList<>(contract.properties()));
    }

    @Test
    void openApiKnowsEveryMember() {
        assertThat(StrictOpenApi.errors(document.toString())).isEmpty();
    }

    @Test
    void everyPathIsAtItsApi() {
        Map<String, String> addresses = Map.of("Management", address("ManagementApi"), "Sample",
                address("SampleApi") + "/v1", "Directory", "https://{host}");
        var seen = new HashMap<String, Integer>();
        document.path("paths").forEach(item -> item.forEach(operation -> {
            if (operation.has("tags")) {
                String tag = operation.at("/tags/0").asText();
                seen.merge(tag, 1, Integer::sum);
                assertThat(item.path("servers")).hasSize(1);
                assertThat(item.at("/servers/0/url").asText()).isEqualTo(addresses.get(tag));
            }
        }));
        assertThat(seen.keySet()).isEqualTo(addresses.keySet());
        assertThat(document.at("/servers/0/url").asText()).isEqualTo(address("ManagementApi"));
    }

    /// A stranger who has it could use up its ceiling of requests.
    @Test
    void addressOfTheDirectoryApiIsInNothingThatTheConsoleKnows() {
        assertThat(List.of(document.toString(), STAGE.toString()))
                .allSatisfy(text -> assertThat(text).doesNotContain(api("DirectoryApi").id()));
    }
}
