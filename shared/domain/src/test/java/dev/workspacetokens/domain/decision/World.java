package dev.workspacetokens.domain.decision;

import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.access.PolicyDraft.DraftApi;
import dev.workspacetokens.domain.access.PolicyDraft.DraftNeed;
import dev.workspacetokens.domain.access.Role;
import dev.workspacetokens.domain.access.RouteCall;
import dev.workspacetokens.domain.access.RouteNeed;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.seal.KeyHint;
import dev.workspacetokens.domain.seal.Seal;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.Overlap;
import dev.workspacetokens.domain.token.TagKeys;
import dev.workspacetokens.domain.token.TokenFormat;
import dev.workspacetokens.domain.token.TokenIssuer;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A small deployment in memory: the workspace acme with the apps web and shop, a policy, and whatever a test adds.
final class World {

    private static final Seal SEAL = Seal.of(KeyHint.of("test"), new byte[32]);

    static final Instant NOW = Instant.parse("2026-02-21T00:00:00Z");
    static final WorkspaceRef ACME = new WorkspaceRef(new Slug("acme"), "uid-acme");
    static final WorkspaceRef GLOBEX = new WorkspaceRef(new Slug("globex"), "uid-globex");
    static final Slug WEB = new Slug("web");
    static final Slug SHOP = new Slug("shop");
    static final Role DEVELOPER = new Role("developer", "Developer", "", Set.of("builds:read", "builds:start"));
    static final Role TESTER = new Role("tester-qa", "Tester", "", Set.of("builds:read"));
    static final Role ADMIN = new Role("admin", "Admin", "", Set.of("builds:read", "builds:start", "settings:manage"));
    static final String READ = "GET /apps/{app}/builds";
    static final String START = "POST /apps/{app}/builds";
    static final String ME = "GET /me";
    static final String ARN = "arn:aws:execute-api:eu-central-1:000000000000:api/v1/";

    /// Where a request comes from.
    static final String SOURCE = "192.0.2.1";

    /// An API behind one route for everything, with a need of each kind.
    private static final DraftApi BY_PATH = new DraftApi(DraftApi.PATH, List.of("/v1"), "app",
            Map.of("GET /apps/{app}/builds", DraftNeed.of("builds:read"), "POST /members", new DraftNeed(null,
                    "settings:manage", false), "GET /me", DraftNeed.of(RouteNeed.ANY)));

    final InMemoryAccess access = new InMemoryAccess();
    final InMemoryKeys keys = new InMemoryKeys();
    Instant now = NOW;
    Set<String> frozen = Set.of();
    List<Role> roles = List.of(ADMIN, DEVELOPER, TESTER);

    private final TokenFormat format;
    private final TokenIssuer issuer;

    World() {
        this(new TokenFormat("wst", List.of()));
    }

    World(TokenFormat format) {
        this.format = format;
        this.issuer = new TokenIssuer(format, keys, new Random(1), () -> NOW);
        own(WEB, "uid-web", ACME);
        own(SHOP, "uid-shop", ACME);
    }

    void own(Slug app, String uid, WorkspaceRef workspace) {
        access.owners.put(app, new AppOwner(app, uid, workspace));
    }

    /// A role on all apps.
    static Access all(Role role) {
        return new Access.AllApps(role.id());
    }

    /// A role on the app web as it is at first.
    static Access web(Role role) {
        return new Access.PerApp(List.of(new Grant(WEB, "uid-web", role.id())));
    }

    /// Issues a token of acme that lives a day, and stores what the authorizer reads of it.
    Issued issue(Access rights) {
        IssuedToken issued = issuer.create(new Owner(ACME, new Person("ada", "Ada"), SEAL), "CI", rights,
                NOW.plus(Duration.ofDays(1)));
        keep(issued.token().id().value(), rights);
        return stored(issued);
    }

    /// Gives a token a new secret, as its owner would.
    Issued regenerate(WorkspaceToken token) {
        return regenerate(token, Overlap.NONE);
    }

    /// The same, with a former secret that works on.
    Issued regenerate(WorkspaceToken token, Overlap overlap) {
        return regenerate(token, overlap, null);
    }

    /// The same, with a new date.
    Issued regenerate(WorkspaceToken token, Overlap overlap, @Nullable Instant expiresAt) {
        IssuedToken issued = issuer.regenerate(new Owner(ACME, new Person("ada", "Ada"), SEAL), token, expiresAt,
                overlap, null);
        Credential before = Objects.requireNonNull(access.credentials.get(token.id()));
        return stored(new IssuedToken(issued.token(), before.regenerated(issued.credential(), overlap, NOW),
                issued.secret(), null));
    }

    /// Replaces the rights of a token by another grant set, as its owner would.
    void replace(WorkspaceToken token, Access rights, String grantSet) {
        keep(grantSet, rights);
        change(token, old -> new Credential(old.id(), old.mac(), old.keyId(), old.algorithm(), old.generation(),
                old.name(), old.workspace(), old.expiresAt(), rights.refer(grantSet), old.disabled(), old.sources(),
                null));
    }

    /// Replaces a token's credential.
    void change(WorkspaceToken token, UnaryOperator<Credential> change) {
        access.credentials.computeIfPresent(token.id(), (_, credential) -> change.apply(credential));
    }

    private Issued stored(IssuedToken issued) {
        access.credentials.put(issued.token().id(), issued.credential());
        keys.derived.clear();
        return new Issued(issued.token(), issued.secret().revealOnce());
    }

    private void keep(String grantSet, Access rights) {
        Map<Slug, Grant> grants = new HashMap<>();
        rights.grantList().forEach(grant -> grants.put(grant.app(), grant));
        access.grantSets.put(grantSet, grants);
    }

    /// The authorizer of this deployment, with the roles of this moment.
    TokenAuthorizer authorizer() {
        return authorizer(keys);
    }

    /// The same with another opinion of tags.
    TokenAuthorizer authorizer(TagKeys tags) {
        var policy = new AccessPolicy(roles, Map.of("default", DraftApi.ofRoutes(Map.of(READ, "builds:read", START,
                "builds:start", "PUT /apps/{app}/settings", "settings:manage", ME, RouteNeed.ANY)), "by-path",
                BY_PATH));
        return new TokenAuthorizer(format, tags, access, keys, () -> new DeploymentState.Now(policy, frozen),
                () -> now);
    }

    /// The verdict on a call of a route for an app.
    Decision call(Issued token, String route, @Nullable String app) {
        return authorizer().decide(request(route, app), List.of(token.text()));
    }

    static AccessRequest request(String route, @Nullable String app) {
        String path = app == null ? route : route.replace("{app}", app);
        return new AccessRequest("default", RouteCall.ofRoute(route, app == null ? Map.of() : Map.of("app", app)),
                ARN + path.replace(" ", ""), SOURCE);
    }

    /// A token that was issued, in plain text as its owner holds it.
    record Issued(WorkspaceToken token, String text) {

        Decision.Bearer bearer() {
            return new Decision.Bearer(token.id(), token.name(), token.workspace(), token.generation(),
                    token.expiresAt(), false);
        }
    }
}
