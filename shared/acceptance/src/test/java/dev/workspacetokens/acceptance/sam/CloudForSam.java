package dev.workspacetokens.acceptance.sam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workspacetokens.acceptance.events.Event;
import dev.workspacetokens.acceptance.events.Events;
import dev.workspacetokens.acceptance.events.ReproducedTokens;
import dev.workspacetokens.emulators.HmacKey;
import dev.workspacetokens.emulators.LambdaFunction;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.local.lambda.Functions;
import dev.workspacetokens.testing.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.testcontainers.DockerClientFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.Tag;

/// A table and an HMAC key in LocalStack for functions that run in containers, and in this process.
///
/// Functions are told the names by the variables that the template declares for them, all of them: what the template
/// calls its table, alias and key is replaced by what LocalStack calls these.
final class CloudForSam implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DynamoDbClient dynamoDb = LocalStack.shared().client(DynamoDbClient.builder());
    private final KmsClient kms = LocalStack.shared().client(KmsClient.builder());
    private final String name = "sam-" + UUID.randomUUID();
    private final List<String> aliases = new ArrayList<>();
    private final List<LambdaFunction> functions;
    private final Path variables;

    CloudForSam() throws IOException {
        Template template = Template.read(Path.of(System.getProperty("template.file")), ReproducedTokens.PARAMETERS);
        dynamoDb.createTable(template.table().toBuilder().tableName(name).build());
        var names = new HashMap<>(Map.of(template.table().tableName(), name));
        template.keys().forEach(key -> names.putAll(create(key)));
        functions = template.functions().stream().map(function -> renamed(function, names)).toList();
        variables = Files.createTempFile("variables", ".json");
        Files.write(variables, JSON.writeValueAsBytes(variables()));
    }

    /// Creates a key and its alias, and says what the template's names of both are called here.
    private Map<String, String> create(HmacKey key) {
        // LocalStack's own way to give a key its bytes: the tokens in events were issued under these.
        var created = kms.createKey(r -> r.keySpec(KeySpec.HMAC_256).keyUsage(KeyUsageType.GENERATE_VERIFY_MAC)
                .tags(Tag.builder().tagKey("_custom_key_material_").tagValue(ReproducedTokens.KEY).build()))
                .keyMetadata();
        String alias = "alias/" + name + "-" + key.logicalId();
        kms.createAlias(r -> r.aliasName(alias).targetKeyId(created.keyId()));
        aliases.add(alias);
        return Map.of(key.aliases().getFirst(), alias, key.arn(), created.arn());
    }

    private static LambdaFunction renamed(LambdaFunction function, Map<String, String> names) {
        var environment = new HashMap<String, String>();
        function.environment().forEach((variable, value) -> {
            String renamed = value;
            for (var entry : names.entrySet()) {
                renamed = renamed.replace(entry.getKey(), entry.getValue());
            }
            environment.put(variable, renamed);
        });
        return new LambdaFunction(function.logicalId(), function.arn(), function.handler(), environment,
                function.timeout(), function.memory());
    }

    private Map<String, Map<String, String>> variables() {
        var all = new TreeMap<String, Map<String, String>>();
        functions.forEach(function -> {
            var own = new TreeMap<>(function.environment());
            own.put("AWS_ENDPOINT_URL", "http://host.docker.internal:" + LocalStack.shared().endpoint().getPort());
            all.put(function.logicalId(), own);
        });
        return all;
    }

    /// The file for `--env-vars`.
    Path variablesFile() {
        return variables;
    }

    /// Creates, in this process, the tokens that events hold, under the events' policy.
    ///
    /// @return the answers that show them
    List<byte[]> createTheTokensOfEvents() throws Exception {
        Functions here = ReproducedTokens.on(functions, dynamoDb, kms);
        Event policy = Events.named(ReproducedTokens.POLICY);
        var _ = here.invoke(policy.function(), policy.json());
        var answers = new ArrayList<byte[]>();
        for (Event event : Events.IN_ORDER) {
            if (ReproducedTokens.CREATED.contains(event.name())) {
                answers.add(here.invoke(event.function(), event.json()));
            }
        }
        return answers;
    }

    /// The running containers whose function has this table.
    private List<String> containers() {
        var docker = DockerClientFactory.instance().client();
        return docker.listContainersCmd().exec().stream().map(container -> container.getId())
                .filter(id -> List.of(docker.inspectContainerCmd(id).exec().getConfig().getEnv())
                        .contains("TABLE_NAME=" + name))
                .toList();
    }

    /// To be called when sam has ended: it must have left no container behind.
    @Override
    public void close() throws IOException {
        assertThat(containers()).as("containers left by sam").isEmpty();
        aliases.forEach(alias -> kms.deleteAlias(r -> r.aliasName(alias)));
        dynamoDb.deleteTable(r -> r.tableName(name));
        Files.delete(variables);
    }
}
