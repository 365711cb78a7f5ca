package dev.workspacetokens.sampleapi;

import static dev.workspacetokens.sampleapi.World.ACME;
import static dev.workspacetokens.sampleapi.World.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.emulators.Route;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.sampleapi.Call.Reply;
import dev.workspacetokens.testing.OnEachBackend;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every route with an app, and of the API as a whole.
@OnEachBackend
final class AppRouteTest {

    private static final String NO_BUILD = "000000000000000000";

    @AutoClose private final World world = new World();
    private final WorkspaceToken token = world.token("CI", new Access.AllApps("developer"));

    @BeforeEach
    void addApp() {
        world.app(ACME, "web");
    }

    static List<String> routes() {
        return Template.ofThisBuild().apis().stream().flatMap(api -> api.routes().stream())
                .filter(route -> route.function().equals("SampleApiFunction"))
                .map(AppRouteTest::text).toList();
    }

    static List<String> appRoutes() {
        return routes().stream().filter(route -> route.contains("{app}")).toList();
    }

    private static String text(Route route) {
        return route.method() + " " + route.path();
    }

    private static Call call(String route) {
        return !route.contains("{app}")
                ? new Call(route)
                : route.contains("{build}") ? new Call(route, "web", NO_BUILD) : new Call(route, "web");
    }

    @Test
    void templateDeclaresEightRoutes() {
        assertThat(routes()).hasSize(8);
        assertThat(appRoutes()).hasSize(6);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyDeclaredRouteIsDone(String route) {
        assertThat(call(route).by(token).body("{}").to(world).text()).doesNotContain("There is no such route.");
    }

    @Test
    void otherRoutesAreNotFound() {
        Reply reply = new Call("DELETE /apps/{app}", "web").by(token).to(world);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.detail()).isEqualTo("There is no such route.");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void withoutAVerdictNobodyGetsIn(String route) {
        assertThat(call(route).to(world).status()).isEqualTo(500);
    }

    @ParameterizedTest
    @MethodSource("appRoutes")
    void verdictOpensNoOtherAppThanItsOwn(String route) {
        world.app(ACME, "other");
        Reply reply = call(route).by(token).verdict("app", "other").body("{\"branch\":\"main\"}").to(world);
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.detail()).isEqualTo("The token has no access to this app.");
    }

    @ParameterizedTest
    @MethodSource("appRoutes")
    void appThatMovedAwayMeanwhileIsRefused(String route) {
        world.moveApp(ACME, GLOBEX, "web");
        Reply reply = call(route).by(token).body("{\"branch\":\"main\"}").to(world);
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.detail()).isEqualTo("The token has no access to this app.");
    }

    @Test
    void appIsShownWithWhatTheTokenMayDoThere() {
        Reply reply = new Call("GET /apps/{app}", "web").by(token).to(world);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).isEqualTo(Call.json("""
                {"data":{"slug":"web","title":"Title of web","workspace":"acme","role":"developer",\
                "permissions":["apps:read","builds:read","artifacts:read","logs:read","builds:start",\
                "builds:abort","artifacts:write"]}}"""));
    }

    @Test
    void headersAndQueryOfTheClientCountForNothing() {
        world.app(GLOBEX, "billing");
        Call forged = new Call("GET /apps/{app}", "web").by(token);
        List.of("workspace", "token_id", "app", "role", "permissions", "x-amzn-authorizer-workspace")
                .forEach(name -> forged.header(name, "globex").query(name, "globex"));
        assertThat(forged.to(world).text())
                .isEqualTo(new Call("GET /apps/{app}", "web").by(token).to(world).text());
        assertThat(new Call("GET /me").header("workspace", "acme").header("token_id", token.id().value()).to(world)
                .status()).isEqualTo(500);
    }
}
