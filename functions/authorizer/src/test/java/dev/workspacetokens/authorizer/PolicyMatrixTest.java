package dev.workspacetokens.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.workspacetokens.authorizer.Deployment.Shown;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.access.PolicyDraft.DraftApi;
import dev.workspacetokens.domain.access.PolicyDraft.DraftNeed;
import dev.workspacetokens.domain.access.Role;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each kind of route, match, parameter, need and token, on REST and HTTP APIs: both decide the same.
final class PolicyMatrixTest {

    private static final Deployment DEPLOYMENT = new Deployment();
    private static final String PERMISSION = "things:do";
    private static final Role ABLE = new Role("able", "Able", "", Set.of(PERMISSION));
    private static final Role UNABLE = new Role("unable", "Unable", "", Set.of("other"));
    private static final String NEEDED = "The role of the token lacks the permission " + PERMISSION + ".";
    private static final String NO_ROLE = "Only a token with a role on all apps may do this, if the role has the permission "
            + PERMISSION + ".";

    private static final Grant MINE = DEPLOYMENT.app("able");
    private static final String APP = MINE.app().value();

    /// @param shown the token
    /// @param everywhere whether its role is on all apps
    /// @param here whether it has its role in the app that is called
    /// @param role its role
    record Caller(Shown shown, boolean everywhere, boolean here, Role role) {

        static Caller onAll(Role role) {
            return new Caller(DEPLOYMENT.create(new Access.AllApps(role.id())), true, true, role);
        }

        static Caller on(Grant app, Role role) {
            return new Caller(
                    DEPLOYMENT.create(new Access.PerApp(List.of(new Grant(app.app(), app.appUid(), role.id())))),
                    false, app.equals(MINE), role);
        }

        boolean able() {
            return role.equals(ABLE);
        }
    }

    private static final Caller ON_APP = Caller.on(MINE, ABLE);
    private static final List<Caller> CALLERS = List.of(Caller.onAll(ABLE), Caller.onAll(UNABLE), ON_APP,
            Caller.on(MINE, UNABLE), Caller.on(DEPLOYMENT.app("able"), ABLE));

    enum Kind {
        LITERAL("GET /things", "/things"), APP_ONLY("GET /apps/{P}", "/apps/{P}"), APP_AND_MORE(
                "GET /apps/{P}/things/{x}",
                "/apps/{P}/things/{x}"), PROXY("ANY /{proxy+}", ""), DEFAULT("$default", "");

        final String routeKey;
        final String path;

        Kind(String routeKey, String path) {
            this.routeKey = routeKey;
            this.path = path;
        }

        boolean takesAll() {
            return path.isEmpty();
        }
    }

    enum Need {
        ON_APP, ANY, ON_WORKSPACE;

        DraftNeed draft(boolean appFree) {
            return switch (this) {
                case ON_APP -> DraftNeed.of(PERMISSION);
                case ANY -> new DraftNeed("any", null, appFree);
                case ON_WORKSPACE -> new DraftNeed(null, PERMISSION, appFree);
            };
        }
    }

    /// A row of the matrix, but for the token.
    record Row(Kind kind, String match, String parameter, Need need) {

        /// What the policy names: the gateway's route, or the template of the path that is called.
        String entry() {
            return kind.takesAll() && match.equals(DraftApi.ROUTE) ? kind.routeKey : "GET " + template();
        }

        String template() {
            String template = kind.takesAll() ? need == Need.ON_APP ? "/apps/{P}" : "/things" : kind.path;
            return template.replace("P", parameter);
        }

        /// Whether a policy can have it: a permission on an app needs the app's parameter, and nothing else can
        /// have it.
        boolean possible() {
            return entry().contains("{" + parameter + "}") == (need == Need.ON_APP);
        }

        DraftApi api() {
            boolean open = entry().contains("+") || entry().equals("$default");
            var all = new LinkedHashMap<String, @Nullable DraftNeed>();
            all.put(entry(), need.draft(open));
            if (entry().equals("$default")) {
                // A REST API has no other route for everything.
                all.put("ANY /{proxy+}", need.draft(open));
            }
            return new DraftApi(match, match.equals(DraftApi.PATH) ? List.of("/", "/live") : List.of(), parameter, all);
        }

        AccessPolicy policy() {
            return new AccessPolicy(List.of(ABLE, UNABLE), Map.of("default", api()));
        }

        Event event() {
            String path = template().replace("{" + parameter + "}", APP).replace("{x}", "x-1");
            if (kind.takesAll()) {
                return Event.proxied("GET", kind.routeKey, path);
            }
            Map<String, String> parameters = kind == Kind.LITERAL ? Map.of() : Map.of(parameter, APP, "x", "x-1");
            return new Event("GET", kind.routeKey.replace("P", parameter), path, parameters, List.of(), Map.of());
        }

        /// The reason that a caller hears.
        String reason(Caller caller) {
            return switch (need) {
                case ANY -> "Allowed.";
                case ON_WORKSPACE -> caller.everywhere() ? caller.able() ? "Allowed." : NEEDED : NO_ROLE;
                case ON_APP -> caller.here() ? caller.able() ? "Allowed." : NEEDED : Verdicts.NO_ACCESS;
            };
        }

        String verdict(Caller caller) {
            String reason = reason(caller);
            if (!reason.equals("Allowed.")) {
                return Verdicts.deny(caller.shown(), event(), reason);
            }
            boolean hasRole = caller.everywhere() || need == Need.ON_APP;
            return Verdicts.allow(caller.shown(), event(), need == Need.ON_APP ? APP : "",
                    hasRole ? caller.role().id() : "", hasRole ? String.join(" ", caller.role().permissions()) : "");
        }
    }

    private static Stream<Row> rows() {
        return Stream.of(Kind.values()).flatMap(kind -> Stream.of(DraftApi.ROUTE, DraftApi.PATH)
                .flatMap(match -> Stream.of("app", "project").flatMap(parameter -> Stream.of(Need.values())
                        .map(need -> new Row(kind, match, parameter, need)))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void restAndHttpApisDecideTheSame(Row row) throws IOException {
        if (!row.possible()) {
            assertThat(refused(row)).isTrue();
            return;
        }
        RequestStreamHandler rest = DEPLOYMENT.restBy(row.policy());
        RequestStreamHandler http = DEPLOYMENT.httpBy(row.policy());
        for (Caller caller : CALLERS) {
            Event event = row.event().bearer(caller.shown().secret());
            assertThat(Deployment.invoke(rest, event.rest())).as("REST").isEqualTo(row.verdict(caller));
            assertThat(Deployment.invoke(http, event.http())).as("HTTP").isEqualTo(row.verdict(caller));
        }
    }

    private static boolean refused(Row row) {
        try {
            row.policy();
            return false;
        } catch (IllegalArgumentException _) {
            return true;
        }
    }

    /// An API whose gateway declares `ANY /apps/{app}`: a REST API's event has the method of the call, an HTTP
    /// API's `ANY`.
    @Test
    void aRouteForAnyMethodIsToldApartByMethodsOnBoth() throws IOException {
        var policy = new AccessPolicy(List.of(ABLE, UNABLE), Map.of("default",
                DraftApi.ofRoutes(Map.of("ANY /apps/{app}", "other", "GET /apps/{app}", PERMISSION))));
        RequestStreamHandler rest = DEPLOYMENT.restBy(policy);
        RequestStreamHandler http = DEPLOYMENT.httpBy(policy);
        for (String method : List.of("GET", "POST", "HEAD", "OPTIONS", "get")) {
            for (String routeKey : List.of("ANY /apps/{app}", method + " /apps/{app}")) {
                Event event = new Event(method, routeKey, "/apps/" + APP, Map.of("app", APP), List.of(), Map.of())
                        .bearer(ON_APP.shown().secret());
                String reason = switch (method) {
                    case "GET" -> "";
                    case "get" -> Verdicts.CLOSED;
                    default -> "The role of the token lacks the permission other.";
                };
                String wanted = reason.isEmpty()
                        ? Verdicts.allow(ON_APP.shown(), event, APP, "able", PERMISSION)
                        : Verdicts.deny(ON_APP.shown(), event, reason);
                assertThat(Deployment.invoke(rest, event.rest())).isEqualTo(wanted);
                assertThat(Deployment.invoke(http, event.http())).isEqualTo(wanted);
            }
        }
    }

    /// Of the two copies of the path, and of what the route took of it.
    @ParameterizedTest
    @ValueSource(strings = {"\"path\": \"/live/apps", "\"path\": \"/apps", "\"rawPath\": \"/live/apps",
            "\"proxy\": \"apps"})
    void copiesOfThePathThatDifferAreDenied(String copy) throws IOException {
        var policy = new Row(Kind.PROXY, DraftApi.PATH, "app", Need.ON_APP).policy();
        Event event = Event.proxied("GET", "ANY /{proxy+}", "/apps/" + APP).bearer(ON_APP.shown().secret());
        int told = 0;
        for (boolean rest : new boolean[]{true, false}) {
            RequestStreamHandler handler = rest ? DEPLOYMENT.restBy(policy) : DEPLOYMENT.httpBy(policy);
            String json = rest ? event.rest() : event.http();
            assertThat(Deployment.invoke(handler, json)).contains("\"Allow\"");
            for (String other : List.of(copy.replace("apps", "APPS"), copy.replace("apps", "x/apps"),
                    copy.replace("\": \"", "\": \"/"))) {
                if (json.contains(copy)) {
                    told++;
                    assertThat(Deployment.invoke(handler, json.replace(copy, other))).contains("\"Deny\"",
                            Verdicts.CLOSED);
                }
            }
        }
        assertThat(told).isPositive();
    }
}
