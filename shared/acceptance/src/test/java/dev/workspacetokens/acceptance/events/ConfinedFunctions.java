package dev.workspacetokens.acceptance.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.emulators.EmbeddedDynamoDb;
import dev.workspacetokens.emulators.LambdaFunction;
import dev.workspacetokens.emulators.LeastPrivilege;
import dev.workspacetokens.emulators.LocalKms;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.emulators.iam.Enforcement;
import dev.workspacetokens.lambda.snapshot.Connections;
import dev.workspacetokens.lambda.snapshot.Snapshots;
import dev.workspacetokens.local.lambda.FunctionException;
import dev.workspacetokens.local.lambda.Functions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The functions of the template, each with the permissions of its role, for events from `events/` or of a test's own
/// making, on an empty table and with [ReproducedTokens].
public final class ConfinedFunctions implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Template template = Template.read(Path.of(System.getProperty("template.file")),
            parameters());
    private final EmbeddedDynamoDb database = EmbeddedDynamoDb.inMemory(template);
    private final List<Snapshots> snapshots = new ArrayList<>();
    private final Functions functions;

    /// @param observer is told of every call of a function's clients
    public ConfinedFunctions(Enforcement.Observer observer) {
        var keys = LocalKms.inMemory();
        template.keys().forEach(key -> keys.provide(key, ReproducedTokens.keyMaterial()));
        var leastPrivilege = new LeastPrivilege(template, keys, observer);
        functions = new Functions(template.functions(), (LambdaFunction function) -> {
            Environment environment = ReproducedTokens.environment(function,
                    leastPrivilege.confine(function, database.client()),
                    leastPrivilege.confine(function, keys));
            snapshots.add(new Snapshots(new Connections(), environment.random()));
            return environment.with(snapshots.getLast());
        }, _ -> {});
    }

    /// Not one token more is allowed than the events create, so that what happens then can be seen too.
    private static Map<String, String> parameters() {
        var parameters = new HashMap<>(ReproducedTokens.PARAMETERS);
        parameters.put("MaxTokensPerWorkspace", "2");
        return parameters;
    }

    /// What declares them.
    public Template template() {
        return template;
    }

    /// Leaves a grant of a token's first set behind, as when nobody could tidy up.
    public void leaveBehind(String token) {
        var _ = database.client().putItem(r -> r.tableName(template.table().tableName())
                .item(Map.of("PK", AttributeValue.fromS("GRANT#" + token), "SK", AttributeValue.fromS("web"), "app_uid",
                        AttributeValue.fromS("uid"), "role", AttributeValue.fromS("developer"))));
    }

    /// What everything that was called so far does around snapshots.
    public List<Snapshots> snapshots() {
        return List.copyOf(snapshots);
    }

    /// Calls the event's function: a status, a policy's effect, or the message of an exception.
    public String outcome(Event event) throws Exception {
        return outcome(event, json -> json);
    }

    /// The same with an event that was changed before.
    public String outcome(Event event, UnaryOperator<String> change) throws Exception {
        byte[] json = change.apply(new String(event.json(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        JsonNode answer;
        try {
            answer = JSON.readTree(functions.invoke(event.function(), json));
        } catch (FunctionException e) {
            return e.errorMessage();
        }
        return Event.outcomeOf(answer);
    }

    @Override
    public void close() {
        database.close();
    }
}
