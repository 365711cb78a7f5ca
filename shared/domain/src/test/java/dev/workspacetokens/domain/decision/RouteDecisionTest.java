package dev.workspacetokens.domain.decision;

import static dev.workspacetokens.domain.decision.World.ADMIN;
import static dev.workspacetokens.domain.decision.World.ME;
import static dev.workspacetokens.domain.decision.World.READ;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.access.Role;
import dev.workspacetokens.domain.access.RouteCall;
import dev.workspacetokens.domain.decision.Decision.Allowed;
import dev.workspacetokens.domain.decision.Decision.Denied;
import dev.workspacetokens.domain.decision.Decision.Reason;
import dev.workspacetokens.domain.decision.World.Issued;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a route asks for, and what a decision costs.
final class RouteDecisionTest {

    private static final String RESOURCE = "arn:aws:execute-api:eu-central-1:000000000000:api/v1/GET/apps/web/builds";

    private static final Map<String, String> WEB = Map.of("app", "web");

    private final World world = new World();
    private final Issued admin = world.issue(World.all(ADMIN));
    private final String read = "read " + admin.token().id();

    private void assertDenied(Reason reason, AccessRequest request) {
        assertThat(world.authorizer().decide(request, List.of(admin.text())))
                .isEqualTo(new Denied(reason, admin.bearer(), null));
    }

    @ParameterizedTest
    @CsvSource({"default, DELETE /apps/{app}/builds", "default, GET /apps/{app}", "default, get /apps/{app}/builds",
            "default, GET $default", "default, 'GET '", "other, GET /apps/{app}/builds", "'', GET /apps/{app}/builds"})
    void aRouteThatThePolicyDoesNotNameIsClosedEvenForAnAdmin(String api, String route) {
        assertDenied(Reason.ROUTE_CLOSED,
                new AccessRequest(api, RouteCall.ofRoute(route, WEB), RESOURCE, World.SOURCE));
    }

    @ParameterizedTest
    @ValueSource(strings = {RESOURCE + "*", RESOURCE + "?", RESOURCE + "/*/log", "*", "arn:*:api/v1/GET/apps/web",
            "arn:aws:execute-api:eu-central-1:000000000000:api/v1/GET/apps/we?"})
    void aPathThatReadsAsAPatternIsDenied(String resource) {
        assertDenied(Reason.AMBIGUOUS_PATH,
                new AccessRequest("default", RouteCall.ofRoute(READ, WEB), resource, World.SOURCE));
        assertDenied(Reason.AMBIGUOUS_PATH,
                new AccessRequest("default", RouteCall.ofRoute(ME, Map.of()), resource, World.SOURCE));
        assertThat(world.call(admin, READ, "web"))
                .isInstanceOf(Allowed.class);
    }

    @Test
    void aRouteWithoutAnAppNeedsALiveTokenOnly() {
        assertThat(world.call(admin, ME, null)).isInstanceOfSatisfying(Allowed.class, allowed -> {
            assertThat(allowed.app()).isNull();
            assertThat(allowed.role()).isEqualTo(ADMIN);
        });
        Issued perApp = world.issue(World.web(ADMIN));
        assertThat(world.call(perApp, ME, null)).isInstanceOfSatisfying(Allowed.class, allowed -> {
            assertThat(allowed.app()).isNull();
            assertThat(allowed.role()).isNull();
        });
    }

    @Test
    void aRouteWithoutAnAppIgnoresAnAppThatIsNamedAllTheSame() {
        assertThat(world.call(world.issue(World.web(ADMIN)), ME, "shop")).isInstanceOfSatisfying(Allowed.class,
                allowed -> assertThat(allowed.app()).isNull());
    }

    @Test
    void aRoleThatLeftThePolicyIsNotHandedOn() {
        world.roles = List.of(World.TESTER, World.DEVELOPER, new Role("other", "Other", "",
                ADMIN.permissions()));
        assertThat(world.call(admin, ME, null)).isInstanceOfSatisfying(Allowed.class,
                allowed -> assertThat(allowed.role()).isNull());
    }

    @Test
    void aDecisionReadsOnceWhateverItIs() {
        for (String app : List.of("web", "shop", "ghost")) {
            world.access.reads.clear();
            world.keys.derived.clear();
            world.call(admin, READ, app);
            assertThat(world.access.reads).containsExactly(read + " " + app);
            assertThat(world.keys.derived).containsExactly("key-1");
        }
    }

    @Test
    void aFirstGrantSetCostsNoFurtherRead() {
        Issued token = world.issue(World.web(ADMIN));
        world.call(token, READ, "web");
        assertThat(world.access.reads).containsExactly("read " + token.token().id() + " web");
    }

    @Test
    void anAppOfTheWorkspaceWithoutAGrantIsDeniedOnlyAfterASecondLook() {
        Issued token = world.issue(World.web(ADMIN));
        world.call(token, READ, "shop");
        assertThat(world.access.reads).containsExactly("read " + token.token().id() + " shop",
                "read " + token.token().id() + " shop");
    }

    @Test
    void aReplacedGrantSetCostsOneMore() {
        world.replace(admin.token(), World.web(ADMIN), "set-2");
        world.call(admin, READ, "web");
        assertThat(world.access.reads).containsExactly(read + " web", "grant set-2 web");
    }

    @Test
    void aReplacedGrantSetIsNotReadForAnAppOfAnotherWorkspace() {
        world.replace(admin.token(), World.web(ADMIN), "set-2");
        world.own(World.WEB, "uid-web", World.GLOBEX);
        world.call(admin, READ, "web");
        assertThat(world.access.reads).containsExactly(read + " web");
    }

    @Test
    void aRefusedCredentialCostsNoFurtherReadEither() {
        world.replace(admin.token(), World.web(ADMIN), "set-2");
        world.now = World.NOW.plusSeconds(86_400);
        world.call(admin, READ, "web");
        assertThat(world.access.reads).containsExactly(read + " web");
    }
}
