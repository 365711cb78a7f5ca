package dev.workspacetokens.dynamodb;

import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.Uid;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.access.RouteCall;
import dev.workspacetokens.domain.decision.AccessRequest;
import dev.workspacetokens.domain.decision.Decision;
import dev.workspacetokens.domain.decision.DeploymentState;
import dev.workspacetokens.domain.decision.TokenAuthorizer;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.seal.KeyHint;
import dev.workspacetokens.domain.seal.Seal;
import dev.workspacetokens.domain.token.CredentialKeys;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.Overlap;
import dev.workspacetokens.domain.token.TagKeys;
import dev.workspacetokens.domain.token.TokenFormat;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.TokenIssuer;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.emulators.intercept.Interceptor;
import dev.workspacetokens.kms.KmsCredentialKeys;
import dev.workspacetokens.kms.KmsIssuingKeys;
import dev.workspacetokens.kms.KmsTagKeys;
import dev.workspacetokens.kms.sdk.SdkMacGenerator;
import dev.workspacetokens.lambda.AccessPolicyReader;
import dev.workspacetokens.lambda.Metrics;
import dev.workspacetokens.table.AuthorizerTable;
import dev.workspacetokens.table.DynamoDbAccessReader;
import dev.workspacetokens.table.LastUses;
import dev.workspacetokens.testing.Backend;
import dev.workspacetokens.testing.ManualClock;
import dev.workspacetokens.testing.TestPolicy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A workspace of its own on the shared backend, with one owner, and what issues and checks its tokens. Apps are added
/// as a test needs them; the directory is written in plain items, for it is the SaaS's doing.
final class World {

    private static final String SOURCE = "192.0.2.1";

    /// What the directory's seal of the owner became when it wrote them anew.
    private static final Seal CHANGED = Seal.of(KeyHint.of("changed"), new byte[32]);
    private static final Seal SEAL = Seal.of(KeyHint.of("test"), new byte[32]);

    static final Backend BACKEND = Backend.shared();
    static final SecureRandom RANDOM = new SecureRandom();
    /// How many tokens a workspace may have here: more than any test makes.
    static final int MOST = 2_000;
    /// Lets the secret that is replaced work on for an hour.
    static final Overlap HOUR = new Overlap(Duration.ofHours(1), 1_000);
    static final WorkspaceToken.Stamp CHANGE = new WorkspaceToken.Stamp(Instant.parse("2040-01-01T00:00:01Z"),
            "grace");

    /// Held, for a logger that nobody holds forgets its level. What it warns of is what these tests break on purpose.
    private static final List<Logger> QUIET = Stream.of(Leftovers.class, UnsealedRow.class).map(Class::getName)
            .map(Logger::getLogger).toList();

    static {
        QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
    }

    private static final AtomicInteger NUMBER = new AtomicInteger();

    final ManualClock clock = new ManualClock(Instant.parse("2040-01-01T00:00:00Z"));
    final WorkspaceRef workspace = new WorkspaceRef(new Slug("ws-" + NUMBER.incrementAndGet()), Uid.draw(RANDOM));
    final Owner owner = new Owner(workspace, new Person("ada", "Ada Lovelace"), SEAL);
    final TokenFormat format = new TokenFormat("wst", List.of());
    final TokenIssuer issuer = new TokenIssuer(format,
            new KmsIssuingKeys(new SdkMacGenerator(BACKEND.kms()), BACKEND.keyAlias()), RANDOM, clock);
    final TagKeys tags = new KmsTagKeys(new SdkMacGenerator(BACKEND.kms()), List.of(BACKEND.keyArn()), clock,
            new Metrics("", clock, _ -> {}));
    final CredentialKeys keys = new KmsCredentialKeys(new SdkMacGenerator(BACKEND.kms()),
            List.of(BACKEND.keyArn()), clock);
    final TokenTable table = new TokenTable(BACKEND.dynamoDb(), BACKEND.table());
    final WholeStore store = new WholeStore(table);

    private final TokenAuthorizer authorizer = authorizer(
            new DynamoDbAccessReader(reads(Interceptor.NONE), WholeStore.KEY, WholeStore.KEY));
    private int apps;

    World() {
        putWorkspace(workspace, false);
        putMember(workspace, "owner");
    }

    /// A token together with the text that its owner was shown.
    record Shown(IssuedToken issued, String secret) {
        static Shown of(IssuedToken issued) {
            return new Shown(issued, issued.secret().revealOnce());
        }

        WorkspaceToken token() {
            return issued.token();
        }

        TokenId id() {
            return issued.token().id();
        }
    }

    /// A store whose every request passes the interceptor, and which does not wait between attempts.
    static WholeStore store(Interceptor interceptor) {
        return new WholeStore(table(interceptor));
    }

    static TokenTable table(Interceptor interceptor) {
        return new TokenTable(client(interceptor), BACKEND.table(), _ -> {});
    }

    static DynamoDbClient client(Interceptor interceptor) {
        return interceptor.before(DynamoDbClient.class, BACKEND.dynamoDb());
    }

    static AuthorizerTable reads(Interceptor interceptor) {
        return new SdkAuthorizerTable(client(interceptor), BACKEND.table());
    }

    void putWorkspace(WorkspaceRef ref, boolean closing) {
        WholeStore.SEALING.sealed(List.of(Map.of("PK", text("WORKSPACE#" + ref.slug()), "SK", text("WORKSPACE"), "uid",
                text(ref.uid()), "title", text("A workspace"), "owners", AttributeValue.fromN("1"), "closing",
                AttributeValue.fromBool(closing), "version", AttributeValue.fromN("1")))).forEach(World::put);
    }

    void putMember(WorkspaceRef ref, String role) {
        putMember(ref, role, role.equals("owner") && ref.equals(workspace) ? SEAL : CHANGED);
    }

    /// The directory writes the owner once more.
    void putOwnerAnew() {
        putMember(workspace, "owner", CHANGED);
    }

    private void putMember(WorkspaceRef ref, String role, Seal under) {
        put(Map.of("PK", text("WORKSPACE#" + ref.slug()), "SK", text("MEMBER#" + owner.person().id()),
                "workspace_uid", text(ref.uid()), "name", text(owner.person().name()), "role", text(role), "seal",
                seal(under)));
    }

    private static AttributeValue seal(Seal seal) {
        return AttributeValue.fromB(SdkBytes.fromByteArray(seal.bytes()));
    }

    void removeMember() {
        delete("WORKSPACE#" + workspace.slug(), "MEMBER#" + owner.person().id());
    }

    /// Adds apps to the workspace and names their grants with this role.
    List<Grant> apps(int count, String role) {
        List<Grant> grants = IntStream.range(0, count)
                .mapToObj(_ -> new Grant(new Slug("%s-app-%04d".formatted(workspace.slug(), apps++)),
                        Uid.draw(RANDOM), role))
                .toList();
        table.batches().put(table.rows(), EnhancedDocument.class, WholeStore.SEALING.seal(grants.stream()
                .map(grant -> Draft.of(AppOwnerItem.SCHEMA, new AppOwner(grant.app(), grant.appUid(), workspace)))
                .toList()));
        return grants;
    }

    Grant app(String role) {
        return apps(1, role).getFirst();
    }

    void putApp(Slug app, String uid, WorkspaceRef ref) {
        table.batches().put(table.rows(), EnhancedDocument.class, List.of(
                WholeStore.SEALING.seal(Draft.of(AppOwnerItem.SCHEMA, new AppOwner(app, uid, ref)))));
    }

    void removeApp(Slug app) {
        delete("APP#" + app, "APP");
    }

    Shown issue(Access access) {
        return Shown.of(issuer.create(owner, "CI", access, clock.instant().plus(Duration.ofDays(30))));
    }

    /// Creates a token that lives for 30 days.
    Shown create(Access access) {
        Shown shown = issue(access);
        store.create(owner, shown.issued(), access.grantList(), MOST);
        return shown;
    }

    /// What a handler does: reads the record as it is now and issues its successor.
    Shown regenerated(WorkspaceToken before) {
        return regenerated(before, Overlap.NONE);
    }

    /// The same, with a former secret that works on.
    Shown regenerated(WorkspaceToken before, Overlap overlap) {
        return Shown.of(
                issuer.regenerate(owner, before, clock.instant().plus(Duration.ofDays(60)), overlap, null));
    }

    /// Deletes the workspace with its tokens.
    void delete(TokenTable by) {
        new DynamoDbWorkspaces(by, WholeStore.DIRECTORY,
                new DynamoDbFreezes(by, WholeStore.DIRECTORY, WholeStore.TRAIL), WholeStore.TRAIL, RANDOM)
                .deleteWithTokens(WholeStore.SAAS, workspace.slug());
    }

    /// Notes a use of a token, as an authorizer does.
    void use(WorkspaceToken token, String source) {
        new LastUses(reads(Interceptor.NONE), RANDOM).note(bearer(token), clock.instant(), source);
    }

    static Decision.Bearer bearer(WorkspaceToken token) {
        return new Decision.Bearer(token.id(), token.name(), token.workspace(), token.generation(), token.expiresAt(),
                false);
    }

    WorkspaceToken found(TokenId id) {
        return store.find(workspace, id).orElseThrow();
    }

    TokenAuthorizer authorizer(DynamoDbAccessReader reader) {
        return new TokenAuthorizer(format, tags, reader, keys,
                DeploymentState.of(AccessPolicyReader.read(TestPolicy.json()).orThrow()), clock);
    }

    Decision decide(String secret, @Nullable Slug app) {
        return authorizer.decide(request(app), List.of("Bearer " + secret));
    }

    static AccessRequest request(@Nullable Slug app) {
        return app == null
                ? new AccessRequest("default", RouteCall.ofRoute("GET /me", Map.of()), "arn:me", SOURCE)
                : new AccessRequest("default", RouteCall.ofRoute("GET /apps/{app}", Map.of("app", app.value())),
                        "arn:apps/" + app, SOURCE);
    }

    /// Says whether the secret is accepted as such, whatever its rights.
    boolean alive(String secret) {
        return decide(secret, null) instanceof Decision.Allowed;
    }

    /// The role that a secret gives in an app; empty when it gives none.
    String role(String secret, Slug app) {
        return decide(secret, app) instanceof Decision.Allowed(_, _, var role)
                ? Objects.requireNonNull(role).id()
                : "";
    }

    /// Every item of some partitions, in their order.
    static List<Map<String, AttributeValue>> items(String... partitions) {
        var items = new ArrayList<Map<String, AttributeValue>>();
        for (String partition : partitions) {
            BACKEND.dynamoDb().queryPaginator(r -> r.tableName(BACKEND.table()).consistentRead(true)
                    .keyConditionExpression("PK = :pk").expressionAttributeValues(Map.of(":pk", text(partition))))
                    .items().forEach(items::add);
        }
        return items;
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static void put(Map<String, AttributeValue> item) {
        BACKEND.dynamoDb().putItem(r -> r.tableName(BACKEND.table()).item(item));
    }

    private static void delete(String pk, String sk) {
        BACKEND.dynamoDb()
                .deleteItem(r -> r.tableName(BACKEND.table()).key(Map.of("PK", text(pk), "SK", text(sk))));
    }
}
