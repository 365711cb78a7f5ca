package dev.workspacetokens.acceptance.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.local.Options;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// What CloudFormation says of a stack becomes the addresses that are called, or one sentence.
class StackOnAwsTest {

    private static final StaticCredentialsProvider CREDENTIALS = StaticCredentialsProvider
            .create(AwsBasicCredentials.create("key", "secret"));
    private static final Map<String, String> OWNER = Map.of(StackOnAws.OWNER_TOKEN, " e30.eyJzdWIiOiJhZGEifQ.c2ln\n");
    private static final Map<String, String> NO_CACHE = Map.of(StackOnAws.CACHE_SECONDS, "0");
    private static final Map<String, String> OUTPUTS = Map.of(StackOnAws.MANAGEMENT, "https://m.invalid",
            StackOnAws.DIRECTORY, "https://d.invalid", StackOnAws.SAMPLE, "https://s.invalid/v1", StackOnAws.CONSOLE,
            "https://c.invalid", "TableName", "Table");

    @Test
    void eachOutputIsTheAddressOfItsApi() throws IOException {
        try (Stack stack = find(OWNER, NO_CACHE, OUTPUTS)) {
            assertThat(stack.management()).isEqualTo(URI.create("https://m.invalid"));
            assertThat(stack.directory()).isEqualTo(URI.create("https://d.invalid"));
            assertThat(stack.sample()).isEqualTo(URI.create("https://s.invalid/v1"));
            assertThat(stack.console()).contains(URI.create("https://c.invalid"));
            assertThat(stack.ownerToken()).isEqualTo("e30.eyJzdWIiOiJhZGEifQ.c2ln");
            assertThat(stack.where()).isEqualTo("the stack scratch in eu-west-1");
        }
    }

    @Test
    void theTemplateHasTheseOutputsForTheseApis() throws IOException {
        assertThat(outputs(Files.readString(Options.ofThisBuild().template()))).containsAllEntriesOf(Map.of(
                StackOnAws.MANAGEMENT, address("ManagementApi"), StackOnAws.DIRECTORY, address("DirectoryApi"),
                StackOnAws.SAMPLE, address("SampleApi") + "/v1", StackOnAws.CONSOLE, address("ConsoleApi")));
        assertThat(Template.ofThisBuild().values()).containsEntry(StackOnAws.CACHE_SECONDS, "0");
    }

    private static String address(String api) {
        return "https://${" + api + "}.execute-api.${AWS::Region}.${AWS::URLSuffix}";
    }

    /// The values of the template's outputs as they stand there: of `!Sub x` the `x`, of `!If [condition, y, z]`
    /// the `z`.
    private static Map<String, String> outputs(String template) {
        Map<Tag, ConstructNode> intrinsics = Pattern.compile("!\\w+").matcher(template).results()
                .map(tag -> new Tag(tag.group())).distinct()
                .collect(Collectors.toMap(tag -> tag, _ -> StackOnAwsTest::text));
        var load = new Load(LoadSettings.builder().setTagConstructors(intrinsics).setAllowDuplicateKeys(true)
                .setMaxAliasesForCollections(Integer.MAX_VALUE).build());
        return Reply.JSON.valueToTree(load.loadFromString(template)).path("Outputs").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, output -> output.getValue().path("Value").asText()));
    }

    private static String text(Node node) {
        return switch (node) {
            case ScalarNode scalar -> scalar.getValue();
            case SequenceNode sequence when !sequence.getValue().isEmpty() -> text(sequence.getValue().getLast());
            default -> "";
        };
    }

    /// At the local runner, which does not look at signatures.
    @Test
    void signedCallsGoToTheAddressesThatTheStackNames() throws IOException {
        try (var running = Running.withDemoData()) {
            String here = running.runner().url();
            try (Stack stack = find(Map.of(StackOnAws.OWNER_TOKEN, running.runner().jwt("ada")), NO_CACHE,
                    Map.of(StackOnAws.MANAGEMENT, here, StackOnAws.DIRECTORY, here, StackOnAws.SAMPLE, here))) {
                stack.backend()
                        .put("/directory/workspaces/acme/members/auth0%7Cabc",
                                "{\"role\": \"viewer\", \"name\": \"Abc\"}")
                        .expect(201);
                assertThat(stack.backend().get("/directory/workspaces/acme/members").expect(200).all("id"))
                        .contains("auth0|abc");
                assertThat(stack.owner().get("/workspaces").expect(200).all("slug")).containsExactly("acme");
                stack.integration("nonsense").get("/me").expect(401);
                assertThat(stack.console()).isEmpty();
            }
        }
    }

    @Test
    void withoutAnAccessTokenThereIsOneSentence() {
        assertThatThrownBy(() -> find(Map.of(), NO_CACHE, OUTPUTS)).isInstanceOf(CannotTestException.class)
                .hasMessage("OWNER_ACCESS_TOKEN is not set: it holds the access token of a person who can sign in to "
                        + "the console of scratch. See docs/testing.md.");
    }

    @Test
    void anOutputThatIsMissingIsNamed() {
        var outputs = new HashMap<>(OUTPUTS);
        outputs.remove(StackOnAws.SAMPLE);
        assertThatThrownBy(() -> find(OWNER, NO_CACHE, outputs)).isInstanceOf(CannotTestException.class)
                .hasMessage("The stack scratch has no output SampleApiUrl: it is another kind of stack, or was "
                        + "deployed without the sample API.");
    }

    @Test
    void aStackThatKeepsVerdictsIsNotTested() {
        assertThatThrownBy(() -> find(OWNER, Map.of(StackOnAws.CACHE_SECONDS, "60"), OUTPUTS))
                .isInstanceOf(CannotTestException.class).hasMessageContaining("AuthorizerCacheSeconds=60");
    }

    @Test
    void aStackThatIsNotThereIsNamedWithTheRegion() throws IOException {
        try (var cloud = FakeCloudFormation.without("Stack with id scratch does not exist")) {
            assertThatThrownBy(() -> StackOnAws.find("scratch", OWNER, cloud.client(CREDENTIALS), CREDENTIALS))
                    .isInstanceOf(CannotTestException.class).hasMessage(
                            "The stack scratch cannot be read in eu-west-1: Stack with id scratch does not exist");
        }
    }

    private static Stack find(Map<String, String> variables, Map<String, String> parameters,
            Map<String, String> outputs) throws IOException {
        try (var cloud = FakeCloudFormation.with(parameters, outputs)) {
            return StackOnAws.find("scratch", variables, cloud.client(CREDENTIALS), CREDENTIALS);
        }
    }
}
