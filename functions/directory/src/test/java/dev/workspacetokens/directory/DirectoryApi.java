package dev.workspacetokens.directory;

import static java.util.stream.Collectors.toMap;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.dynamodb.TokenTable;
import dev.workspacetokens.emulators.LocalKms;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.testing.Backend;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.kms.KmsClient;

/// The directory API on a table that nobody else uses. Paths are relative to `/directory/workspaces`: `acme/apps/web`.
final class DirectoryApi {

    private static final Backend BACKEND = Backend.shared();
    /// The one of this JVM, whose tests come one after another: a table for each would be most of their time.
    private static final String TABLE = BACKEND.newTable();
    private static final Template TEMPLATE = Template.ofThisBuild();
    /// In this process, wherever the table is: these tests seal many thousand members.
    private static final KmsClient KEYS = LocalKms.inMemory().provide(TEMPLATE.keys());
    private static final ObjectMapper JSON = new ObjectMapper();
    /// Held, for a logger that nobody holds forgets its level. Tests make the table fail many hundred times.
    private static final Logger FAILURES = Logger.getLogger("dev.workspacetokens.http.Operation");

    private final DynamoDbClient client;
    private final String table;
    private final DirectoryHandler handler;

    private DirectoryApi(DynamoDbClient client, String table) {
        FAILURES.setLevel(Level.OFF);
        this.client = client;
        this.table = table;
        var variables = new HashMap<>(TEMPLATE.function("Directory").environment());
        variables.put("TABLE_NAME", table);
        this.handler = new DirectoryHandler(new Environment(variables, () -> client, () -> KEYS,
                InstantSource.system(), new SecureRandom()));
    }

    /// The API on a table without rows.
    static DirectoryApi onAnEmptyTable() {
        return holding(Set.of());
    }

    /// The API on a table that holds these rows and no other.
    static DirectoryApi holding(Set<Map<String, AttributeValue>> rows) {
        BACKEND.replaceAll(TABLE, rows);
        return new DirectoryApi(BACKEND.dynamoDb(), TABLE);
    }

    /// The API on the same table by another client.
    DirectoryApi through(DynamoDb.Hook hook) {
        return new DirectoryApi(DynamoDb.hooked(client, hook), table);
    }

    Reply get(String path) {
        return send("GET", path, null);
    }

    Reply delete(String path) {
        return send("DELETE", path, null);
    }

    Reply put(String path, String json) {
        return send("PUT", path, json.replace('\'', '"'));
    }

    Reply patch(String path, String json) {
        return send("PATCH", path, json.replace('\'', '"'));
    }

    Reply putApp(String path) {
        return put(path, "{'title': 'An app'}");
    }

    Reply putMember(String path, String role) {
        return put(path, "{'role': '" + role + "', 'name': 'Somebody'}");
    }

    /// Makes workspaces of these slugs.
    DirectoryApi with(String... workspaces) {
        for (String workspace : workspaces) {
            put(workspace, "{'title': 'The " + workspace + " company'}");
        }
        return this;
    }

    /// Sends a request as the gateway hands it over.
    ///
    /// @param path its segments percent-encoded
    Reply send(String method, String path, @Nullable String body) {
        URI uri = URI.create("/" + path);
        List<String> segments = path.isEmpty() ? List.of() : List.of(uri.getRawPath().substring(1).split("/", -1));
        var names = List.of("workspace", "", segments.size() > 1 && segments.get(1).equals("apps") ? "app" : "user");
        var parameters = new LinkedHashMap<String, String>();
        var route = new StringBuilder(method + " /directory/workspaces");
        for (int i = 0; i < segments.size() && !segments.getFirst().isEmpty(); i++) {
            if (i == 1) {
                route.append('/').append(segments.get(1));
            } else {
                route.append("/{").append(names.get(i)).append('}');
                parameters.put(names.get(i), decode(segments.get(i)));
            }
        }
        return send(event(route.toString(), parameters, uri.getRawQuery(), body));
    }

    /// Sends a whole event. No handler looks at its Lambda context.
    @SuppressWarnings("NullAway")
    Reply send(APIGatewayV2HTTPEvent event) {
        var response = handler.handleRequest(event, null);
        return new Reply(response.getStatusCode(), response.getHeaders(), json(response.getBody()));
    }

    static APIGatewayV2HTTPEvent event(String route, Map<String, String> parameters, @Nullable String query,
            @Nullable String body) {
        return APIGatewayV2HTTPEvent.builder().withVersion("2.0").withRouteKey(route).withPathParameters(parameters)
                .withQueryStringParameters(query == null
                        ? null
                        : Arrays.stream(query.split("&", -1)).map(pair -> pair.split("=", 2))
                                .collect(toMap(pair -> pair[0], pair -> decode(pair[1]))))
                .withBody(body).build();
    }

    /// One segment of a path.
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// The whole table.
    Set<Map<String, AttributeValue>> rows() {
        return BACKEND.rows(table);
    }

    /// All but what tells of the past.
    Set<Map<String, AttributeValue>> state() {
        return rows().stream()
                .filter(row -> !row.getOrDefault("PK", AttributeValue.fromS("")).s()
                        .matches("(AUDIT|REVOKED|LEFTOVERS)#.*"))
                .collect(Collectors.toSet());
    }

    /// The same table as the other functions see it.
    TokenTable tokenTable() {
        return new TokenTable(client, table);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static JsonNode json(@Nullable String body) {
        try {
            return body == null ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("the answer is no JSON", e);
        }
    }
}
