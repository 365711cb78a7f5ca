package dev.workspacetokens.sampleapi;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.application.audit.EventType;
import dev.workspacetokens.application.token.TokenStore;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.decision.DeploymentState;
import dev.workspacetokens.domain.decision.TokenAuthorizer;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.mac.Subkey;
import dev.workspacetokens.domain.seal.KeyHint;
import dev.workspacetokens.domain.seal.Seal;
import dev.workspacetokens.domain.seal.SealKey;
import dev.workspacetokens.domain.token.CredentialKey;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.IssuingKeys;
import dev.workspacetokens.domain.token.Particulars;
import dev.workspacetokens.domain.token.TagKey;
import dev.workspacetokens.domain.token.TokenFormat;
import dev.workspacetokens.domain.token.TokenIssuer;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.dynamodb.AuditTrail;
import dev.workspacetokens.dynamodb.DynamoDbTokenRevocation;
import dev.workspacetokens.dynamodb.DynamoDbTokenStore;
import dev.workspacetokens.dynamodb.SdkAuthorizerTable;
import dev.workspacetokens.dynamodb.Sealing;
import dev.workspacetokens.dynamodb.TokenTable;
import dev.workspacetokens.lambda.AccessPolicyReader;
import dev.workspacetokens.table.DynamoDbAccessReader;
import dev.workspacetokens.table.StateAttributes;
import dev.workspacetokens.testing.Backend;
import dev.workspacetokens.testing.TestPolicy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A table of the template's kind, with two workspaces, and the sample API as the template declares it. Apps are
/// written as the directory keeps them, tokens by the real store.
final class World implements AutoCloseable {

    private static final Seal SEAL = Seal.of(KeyHint.of("test"), new byte[32]);

    static final WorkspaceRef ACME = new WorkspaceRef(new Slug("acme"), "acme-uid");
    static final WorkspaceRef GLOBEX = new WorkspaceRef(new Slug("globex"), "globex-uid");
    static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private static final TokenFormat FORMAT = new TokenFormat("wst", List.of());

    private final DynamoDbClient database = Backend.shared().dynamoDb();
    private final String table = Backend.shared().newTable();
    private final SecureRandom random = new SecureRandom();
    private final Subkey subkey = new Subkey("key", new byte[32]);
    private final CredentialKey key = new CredentialKey(subkey);
    private final TagKey tag = new TagKey(subkey);
    private final SealKey seals = new SealKey(subkey);
    private Instant now = START;
    private final Sealing sealing = new Sealing(seals);
    private final TokenTable tokenTable = new TokenTable(database, table);
    private final AuditTrail trail = new AuditTrail(() -> now, random, Duration.ofDays(400));
    private final DynamoDbTokenStore tokens = new DynamoDbTokenStore(tokenTable, sealing, seals, trail);

    /// The handler under test.
    final SampleApiHandler handler = handler(database);

    World() {
        database.putItem(r -> r.tableName(table).item(Map.of("PK", text("STATE"), "SK", text("POLICY"), "version",
                AttributeValue.fromN("1"), StateAttributes.DOCUMENT,
                AttributeValue.fromB(SdkBytes.fromByteArray(StateAttributes.packed(TestPolicy.json()))))));
        workspace(ACME, "Acme Inc.");
        workspace(GLOBEX, "Globex");
    }

    /// A handler of the same table by way of another client.
    SampleApiHandler handler(DynamoDbClient client) {
        return new SampleApiHandler(new Environment(Map.of("TABLE_NAME", table, "ACCESS_POLICY", "stored"),
                () -> client, () -> {
                    throw new AssertionError("the sample API has no business with KMS");
                }, () -> now, random));
    }

    DynamoDbClient client() {
        return database;
    }

    void setClock(Instant instant) {
        now = instant;
    }

    void app(WorkspaceRef workspace, String slug, String uid) {
        put("WORKSPACE#" + workspace.slug(), "APP#" + slug, Map.of("uid", uid, "title", "Title of " + slug));
        var owner = sealing.sealed(List.of(Map.of("PK", text("APP#" + slug), "SK", text("APP"), "uid", text(uid),
                "workspace", text(workspace.slug().value()), "workspace_uid", text(workspace.uid()))));
        database.putItem(r -> r.tableName(table).item(owner.getFirst()));
    }

    void app(WorkspaceRef workspace, String slug) {
        app(workspace, slug, "uid-of-" + slug);
    }

    void deleteApp(WorkspaceRef workspace, String slug) {
        delete("WORKSPACE#" + workspace.slug(), "APP#" + slug);
        delete("APP#" + slug, "APP");
    }

    void moveApp(WorkspaceRef from, WorkspaceRef to, String slug) {
        deleteApp(from, slug);
        app(to, slug);
    }

    static Grant grant(String app, String role) {
        return new Grant(new Slug(app), "uid-of-" + app, role);
    }

    WorkspaceToken token(String name, Access access) {
        return issue(name, access, START.plusSeconds(86_400)).token();
    }

    IssuedToken issue(String name, Access access, @Nullable Instant expiresAt) {
        IssuedToken issued = issuer().create(owner(), name, access, expiresAt);
        tokens.create(owner(), issued, Particulars.NONE, access.grantList(), 1_000, deed(EventType.TOKEN_CREATED));
        return issued;
    }

    WorkspaceToken changeAccess(WorkspaceToken before, Access access) {
        WorkspaceToken after = before.renamed(before.name(), before.updated()).withAccess(access, "another-grant-set");
        tokens.update(owner(), before, after, access.grantList(), TokenStore.Settings.NONE,
                deed(EventType.TOKEN_UPDATED));
        return after;
    }

    void revoke(WorkspaceToken token) {
        new DynamoDbTokenRevocation(tokenTable, trail).revoke(owner(), token, deed(EventType.TOKEN_REVOKED));
    }

    private static Deed deed(EventType type) {
        return new Deed(new Actor.SignedIn("ada", ""), type, ACME, null, List.of());
    }

    /// What stands before the API in a deployment.
    TokenAuthorizer authorizer() {
        return new TokenAuthorizer(FORMAT, tag::made,
                new DynamoDbAccessReader(new SdkAuthorizerTable(database, table), seals, seals),
                id -> id.equals(key.id()) ? Optional.of(key) : Optional.empty(),
                DeploymentState.of(AccessPolicyReader.read(TestPolicy.json()).orThrow()),
                () -> now);
    }

    /// Replaces a workspace by a later one of the same slug.
    void replaceWorkspace(WorkspaceRef later) {
        workspace(later, "Somebody else");
    }

    @Override
    public void close() {
        database.deleteTable(r -> r.tableName(table));
    }

    private TokenIssuer issuer() {
        return new TokenIssuer(FORMAT, () -> new IssuingKeys.Current(key, tag), random, () -> now);
    }

    private static Owner owner() {
        return new Owner(ACME, new Person("ada", "Ada"), SEAL);
    }

    private void workspace(WorkspaceRef ref, String title) {
        database.putItem(r -> r.tableName(table).item(Map.of("PK", text("WORKSPACE#" + ref.slug()),
                "SK", text("WORKSPACE"), "uid", text(ref.uid()), "title", text(title),
                "owners", AttributeValue.fromN("1"), "closing", AttributeValue.fromBool(false))));
        database.putItem(r -> r.tableName(table).item(Map.of("PK", text("WORKSPACE#" + ref.slug()), "SK",
                text("MEMBER#ada"), "role", text("owner"), "name", text("Ada"), "workspace_uid", text(ref.uid()),
                "seal",
                AttributeValue.fromB(SdkBytes.fromByteArray(SEAL.bytes())))));
    }

    private void put(String pk, String sk, Map<String, String> attributes) {
        Map<String, AttributeValue> item = new HashMap<>(Map.of("PK", text(pk), "SK", text(sk)));
        attributes.forEach((name, value) -> item.put(name, text(value)));
        database.putItem(r -> r.tableName(table).item(item));
    }

    private void delete(String pk, String sk) {
        database.deleteItem(r -> r.tableName(table).key(Map.of("PK", text(pk), "SK", text(sk))));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
