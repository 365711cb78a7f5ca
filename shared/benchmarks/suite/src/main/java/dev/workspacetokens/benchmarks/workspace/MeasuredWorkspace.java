package dev.workspacetokens.benchmarks.workspace;

import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.benchmarks.aws.Cloud;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.dynamodb.Sealing;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.kms.KmsSealer;
import dev.workspacetokens.kms.sdk.KmsOwnSealer;
import dev.workspacetokens.kms.sdk.SdkMacGenerator;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.MacAlgorithmSpec;

/// A workspace with apps and tokens in the template's table.
public final class MeasuredWorkspace {

    private static final Template TEMPLATE = Template.ofThisBuild();
    private static final String TABLE = TEMPLATE.table().tableName();
    private static final int BATCH = 25;

    private final Cloud cloud;
    private final DynamoDbClient dynamoDb;
    private final Map<String, String> keys = new HashMap<>();

    private MeasuredWorkspace(Cloud cloud) {
        this.cloud = cloud;
        this.dynamoDb = cloud.dynamoDb();
        Map.of("TokenKey", "TOKEN_KEYS", "AccessKey", "ACCESS_KEYS", "DirectoryKey", "DIRECTORY_KEYS")
                .forEach((key, variable) -> keys.put(variable, arn(key)));
    }

    /// A key of the template has another ARN in each cloud, but the same alias.
    private String arn(String key) {
        return cloud.kms().generateMac(r -> r.keyId(alias(key)).macAlgorithm(MacAlgorithmSpec.HMAC_SHA_256)
                .message(SdkBytes.fromUtf8String("which key"))).keyId();
    }

    private static String alias(String key) {
        return TEMPLATE.key(key).aliases().getFirst();
    }

    private Sealing sealing(String key) {
        return new Sealing(new KmsSealer(new SdkMacGenerator(cloud.kms()), alias(key)));
    }

    /// Creates the workspace.
    public static MeasuredWorkspace create(Cloud cloud) {
        var workspace = new MeasuredWorkspace(cloud);
        workspace.put(List.of(
                Map.of("PK", text("WORKSPACE#acme"), "SK", text("WORKSPACE"), "uid", text("acme-1"), "title",
                        text("Acme"), "owners", AttributeValue.fromN("1"), "version", AttributeValue.fromN("1"),
                        "closing", AttributeValue.fromBool(false)),
                Map.of("PK", text("USER#ada"), "SK", text("WORKSPACE#acme"), "workspace_uid", text("acme-1"), "role",
                        text("owner"), "title", text("Acme"))));
        workspace.put(new Sealing(new KmsOwnSealer(cloud.kms(), alias("DirectoryKey"))).sealed(List.of(
                Map.of("PK", text("WORKSPACE#acme"), "SK", text("MEMBER#ada"), "workspace_uid", text("acme-1"), "role",
                        text("owner"), "name", text("Ada")))));
        return workspace;
    }

    /// The variables of a function of the template, with the keys that are here.
    public Map<String, String> variables(String function) {
        var variables = new HashMap<>(TEMPLATE.function(function).environment());
        variables.replaceAll((name, value) -> keys.getOrDefault(name, value));
        return variables;
    }

    /// Adds apps, and names a developer's grants in them.
    public List<Grant> apps(int count) {
        List<Grant> grants = IntStream.range(0, count)
                .mapToObj(i -> new Grant(new Slug("app-%04d".formatted(i)), "uid-" + i, "developer")).toList();
        put(sealing("DirectoryKey").sealed(grants.stream()
                .map(grant -> Map.of("PK", text("APP#" + grant.app()), "SK", text("APP"), "uid", text(grant.appUid()),
                        "workspace", text("acme"), "workspace_uid", text("acme-1")))
                .toList()));
        var items = new ArrayList<Map<String, AttributeValue>>();
        for (Grant grant : grants) {
            items.add(Map.of("PK", text("WORKSPACE#acme"), "SK", text("APP#" + grant.app()), "uid",
                    text(grant.appUid()), "title", text("App " + grant.app()), "workspace_uid", text("acme-1")));
        }
        put(items);
        return grants;
    }

    /// The functions of this workspace, on these clients.
    public Operations operations(DynamoDbClient database, KmsClient keys) {
        Map<String, String> caller = cloud.admit(database, keys);
        return new Operations(function -> {
            var variables = new HashMap<>(variables(function));
            variables.putAll(caller);
            return new Environment(variables, () -> database, () -> keys, InstantSource.system(), new SecureRandom());
        });
    }

    /// The event that asks for the first app with a new token that has a grant in it.
    public String event() throws IOException {
        List<Grant> app = apps(1);
        return AuthorizerEvents.getApp(app.getFirst().app().value(),
                operations(dynamoDb, cloud.kms()).create(app).secret());
    }

    /// Adds older tokens, copies of one, until there are this many.
    ///
    /// @param from how many there are
    public void fill(int from, int to) throws IOException {
        String model = operations(dynamoDb, cloud.kms()).create(apps(1)).id();
        var token = item("TOKENS#acme", model);
        var credential = new HashMap<>(item("CREDENTIAL#" + model, "CREDENTIAL"));
        credential.remove("seal");
        var credentials = new ArrayList<Map<String, AttributeValue>>();
        var items = new ArrayList<Map<String, AttributeValue>>();
        for (int i = from; i < to; i++) {
            String id = "%018d".formatted(i);
            items.add(with(token, "SK", id));
            credentials.add(with(credential, "PK", "CREDENTIAL#" + id));
        }
        put(items);
        put(sealing("AccessKey").sealed(credentials));
    }

    private Map<String, AttributeValue> item(String pk, String sk) {
        return dynamoDb.getItem(r -> r.tableName(TABLE).key(Map.of("PK", text(pk), "SK", text(sk)))).item();
    }

    private static Map<String, AttributeValue> with(Map<String, AttributeValue> item, String key, String value) {
        var copy = new HashMap<>(item);
        copy.put(key, text(value));
        return copy;
    }

    /// Writes items, 25 in a request.
    private void put(Collection<Map<String, AttributeValue>> items) {
        List<WriteRequest> writes = items.stream()
                .map(item -> WriteRequest.builder().putRequest(put -> put.item(item)).build()).toList();
        for (int from = 0; from < writes.size(); from += BATCH) {
            var batch = writes.subList(from, Math.min(from + BATCH, writes.size()));
            dynamoDb.batchWriteItem(r -> r.requestItems(Map.of(TABLE, batch)));
        }
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
