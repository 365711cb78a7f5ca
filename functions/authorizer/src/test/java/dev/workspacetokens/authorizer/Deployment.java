package dev.workspacetokens.authorizer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.application.audit.EventType;
import dev.workspacetokens.application.token.TokenStore;
import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.Uid;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.seal.KeyHint;
import dev.workspacetokens.domain.seal.Seal;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.Overlap;
import dev.workspacetokens.domain.token.Particulars;
import dev.workspacetokens.domain.token.TokenFormat;
import dev.workspacetokens.domain.token.TokenIssuer;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.dynamodb.AuditTrail;
import dev.workspacetokens.dynamodb.DynamoDbTokenRecords;
import dev.workspacetokens.dynamodb.DynamoDbTokenRevocation;
import dev.workspacetokens.dynamodb.DynamoDbTokenStore;
import dev.workspacetokens.dynamodb.Sealing;
import dev.workspacetokens.dynamodb.TokenTable;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.emulators.intercept.Interceptor;
import dev.workspacetokens.emulators.intercept.Requests;
import dev.workspacetokens.emulators.units.UnitCounter;
import dev.workspacetokens.emulators.wire.LoopbackAws;
import dev.workspacetokens.kms.KmsIssuingKeys;
import dev.workspacetokens.kms.KmsSealCheck;
import dev.workspacetokens.kms.KmsSealer;
import dev.workspacetokens.kms.sdk.SdkMacGenerator;
import dev.workspacetokens.lambda.AccessPolicyReader;
import dev.workspacetokens.lambda.ExecutionEnvironment;
import dev.workspacetokens.testing.Backend;
import dev.workspacetokens.testing.ManualClock;
import dev.workspacetokens.testing.TestPolicy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.kms.KmsClient;

/// Both authorizers as they are deployed, with their own clients and the variables of the template, in front of a
/// workspace of their own. What they send is written down, and what that costs.
final class Deployment {

    private static final Seal SEAL = Seal.of(KeyHint.of("test"), new byte[32]);

    static final Backend BACKEND = Backend.shared();
    static final SecureRandom RANDOM = new SecureRandom();

    static final AccessPolicy POLICY = AccessPolicyReader.read(TestPolicy.json()).orThrow();
    private static final LoopbackAws AWS = LoopbackAws.start();
    private static final Map<String, String> VARIABLES = variables();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    /// The handlers have no use for it.
    private static final Context CONTEXT = (Context) Proxy.newProxyInstance(Context.class.getClassLoader(),
            new Class<?>[]{Context.class}, (_, method, _) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    final ManualClock clock = new ManualClock(Instant.parse("2040-01-01T00:00:00Z"));
    final Requests dynamoDb = new Requests();
    final Requests kms = new Requests();
    final UnitCounter units = new UnitCounter();
    final WorkspaceRef workspace = new WorkspaceRef(new Slug("ws-" + NUMBER.incrementAndGet()), Uid.draw(RANDOM));
    final Owner owner = new Owner(workspace, new Person("ada", "Ada Lovelace"), SEAL);
    final DynamoDbTokenStore store = new DynamoDbTokenStore(new TokenTable(BACKEND.dynamoDb(), BACKEND.table()),
            sealing("AccessKey"),
            new KmsSealCheck(new SdkMacGenerator(BACKEND.kms()), List.of(BACKEND.key("AccessKey").arn()), clock),
            trail());
    final DynamoDbTokenRecords records = new DynamoDbTokenRecords(new TokenTable(BACKEND.dynamoDb(), BACKEND.table()));
    final DynamoDbTokenRevocation revocation = new DynamoDbTokenRevocation(
            new TokenTable(BACKEND.dynamoDb(), BACKEND.table()), trail());
    final RequestStreamHandler rest;
    final RequestStreamHandler http;

    private final TokenIssuer issuer = new TokenIssuer(new TokenFormat("wst", List.of()),
            new KmsIssuingKeys(new SdkMacGenerator(BACKEND.kms()), BACKEND.keyAlias()), RANDOM, clock);
    private final ExecutionEnvironment environment;
    private int apps;

    /// As the template has them, but for the key, which has another name on each backend.
    private static Map<String, String> variables() {
        var variables = new HashMap<>(Template.ofThisBuild().function("RestApiAuthorizer").environment());
        variables.putAll(BACKEND.keyVariables());
        return Map.copyOf(variables);
    }

    Deployment() {
        this(Interceptor.NONE, Interceptor.NONE);
    }

    /// @param dynamoDbFault between the authorizers and the table
    /// @param kmsFault between the authorizers and the keys
    Deployment(Interceptor dynamoDbFault, Interceptor kmsFault) {
        var variables = new HashMap<>(VARIABLES);
        variables.putAll(AWS.admit(
                dynamoDb.then(dynamoDbFault).before(DynamoDbClient.class, units.watch(BACKEND.dynamoDb())),
                kms.then(kmsFault).before(KmsClient.class, BACKEND.kms())));
        environment = new ExecutionEnvironment(variables, clock, RANDOM);
        rest = restBy(POLICY);
        http = httpBy(POLICY);
        put(Map.of("PK", text("WORKSPACE#" + workspace.slug()), "SK", text("WORKSPACE"), "uid", text(workspace.uid()),
                "title", text("A workspace"), "closing", AttributeValue.fromBool(false)));
        put(Map.of("PK", text("WORKSPACE#" + workspace.slug()), "SK", text("MEMBER#ada"), "workspace_uid",
                text(workspace.uid()), "role", text("owner"), "seal",
                AttributeValue.fromB(SdkBytes.fromByteArray(SEAL.bytes()))));
    }

    /// A token together with the text that its owner was shown.
    record Shown(WorkspaceToken token, String secret) {
        static Shown of(IssuedToken issued) {
            return new Shown(issued.token(), issued.secret().revealOnce());
        }
    }

    /// Adds apps to the workspace and names their grants with this role.
    List<Grant> apps(int count, String role) {
        List<Grant> grants = IntStream.range(0, count).mapToObj(
                _ -> new Grant(new Slug("%s-app-%04d".formatted(workspace.slug(), apps++)), Uid.draw(RANDOM), role))
                .toList();
        BACKEND.putAll(BACKEND.table(), sealing("DirectoryKey").sealed(grants.stream()
                .map(grant -> Map.of("PK", text("APP#" + grant.app()), "SK", text("APP"), "uid", text(grant.appUid()),
                        "workspace", text(workspace.slug().value()), "workspace_uid", text(workspace.uid())))
                .toList()));
        return grants;
    }

    Grant app(String role) {
        return apps(1, role).getFirst();
    }

    Shown create(Access access) {
        return create("CI", access);
    }

    /// Creates a token that lives for 30 days.
    Shown create(String name, Access access) {
        IssuedToken issued = issuer.create(owner, name, access, clock.instant().plus(Duration.ofDays(30)));
        store.create(owner, issued, Particulars.NONE, access.grantList(), 1_000, deed(EventType.TOKEN_CREATED));
        return Shown.of(issued);
    }

    Shown createForEver(Access access) {
        IssuedToken issued = issuer.create(owner, "for ever", access, null);
        store.create(owner, issued, Particulars.NONE, access.grantList(), 1_000, deed(EventType.TOKEN_CREATED));
        return Shown.of(issued);
    }

    Shown regenerate(WorkspaceToken before) {
        return regenerate(before, Overlap.NONE);
    }

    Shown regenerate(WorkspaceToken before, Overlap overlap) {
        IssuedToken issued = issuer.regenerate(owner, before, clock.instant().plus(Duration.ofDays(30)), overlap,
                null);
        store.regenerate(owner, before, issued, overlap, deed(EventType.TOKEN_REGENERATED));
        return Shown.of(issued);
    }

    /// Replaces a token's roles, so that its grants are another set than the first one.
    void changeRoles(WorkspaceToken before, Access.PerApp access) {
        store.update(owner, before,
                before.renamed(before.name(), before.updated()).withAccess(access, Uid.draw(RANDOM)),
                access.grants(), TokenStore.Settings.NONE, deed(EventType.TOKEN_UPDATED));
    }

    /// Lets an owner say something else of a token.
    void change(WorkspaceToken before, TokenStore.Settings settings) {
        store.update(owner, before, before.renamed(before.name(), before.updated()), List.of(), settings,
                deed(EventType.TOKEN_UPDATED));
    }

    /// The authorizer of REST APIs, deciding by this policy.
    RequestStreamHandler restBy(AccessPolicy policy) {
        return new RestApiAuthorizer(environment, Services.lean(environment), policy);
    }

    /// The authorizer of HTTP APIs, deciding by this policy.
    RequestStreamHandler httpBy(AccessPolicy policy) {
        return new HttpApiAuthorizer(environment, Services.lean(environment), policy);
    }

    String rest(Event event) throws IOException {
        return invoke(rest, event.rest());
    }

    String http(Event event) throws IOException {
        return invoke(http, event.http());
    }

    /// Invokes a handler and gives what it wrote.
    static String invoke(RequestStreamHandler handler, String event) throws IOException {
        var output = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), output, CONTEXT);
        return output.toString(StandardCharsets.UTF_8);
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    /// An item that somebody changed, under a new seal: what nobody can make without the keys.
    Map<String, AttributeValue> resealed(String key, Map<String, AttributeValue> item) {
        var open = new HashMap<>(item);
        open.remove("seal");
        return sealing(key).sealed(List.of(open)).getFirst();
    }

    void revoke(WorkspaceToken token) {
        revocation.revoke(owner, token, deed(EventType.TOKEN_REVOKED));
    }

    private AuditTrail trail() {
        return new AuditTrail(clock, RANDOM, Duration.ofDays(400));
    }

    private Deed deed(EventType type) {
        return new Deed(new Actor.SignedIn(owner.person().id(), ""), type, workspace, null, List.of());
    }

    private Sealing sealing(String key) {
        return new Sealing(new KmsSealer(new SdkMacGenerator(BACKEND.kms()), BACKEND.key(key).alias()));
    }

    private static void put(Map<String, AttributeValue> item) {
        BACKEND.dynamoDb().putItem(r -> r.tableName(BACKEND.table()).item(item));
    }
}
