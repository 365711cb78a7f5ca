package dev.workspacetokens.domain.decision;

import static dev.workspacetokens.domain.decision.World.ACME;
import static dev.workspacetokens.domain.decision.World.ADMIN;
import static dev.workspacetokens.domain.decision.World.DEVELOPER;
import static dev.workspacetokens.domain.decision.World.GLOBEX;
import static dev.workspacetokens.domain.decision.World.READ;
import static dev.workspacetokens.domain.decision.World.START;
import static dev.workspacetokens.domain.decision.World.TESTER;
import static dev.workspacetokens.domain.decision.World.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.Role;
import dev.workspacetokens.domain.decision.Decision.Allowed;
import dev.workspacetokens.domain.decision.Decision.Denied;
import dev.workspacetokens.domain.decision.Decision.Reason;
import dev.workspacetokens.domain.decision.World.Issued;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which role a live token has in the app of the route.
final class AppDecisionTest {

    static final List<Access> BOTH = List.of(World.all(DEVELOPER), World.web(DEVELOPER));

    private final World world = new World();

    private void assertAllowed(Issued token, String route, Slug app, Role role) {
        assertThat(world.call(token, route, app.value())).isEqualTo(new Allowed(token.bearer(), app, role));
    }

    private void assertNoAccess(Issued token, @Nullable String app) {
        assertThat(world.call(token, READ, app)).isEqualTo(new Denied(Reason.NO_ACCESS_TO_APP, token.bearer(), null));
    }

    @ParameterizedTest
    @FieldSource("BOTH")
    void aRoleAllowsWhatItPermits(Access access) {
        Issued token = world.issue(access);
        assertAllowed(token, READ, WEB, DEVELOPER);
        assertAllowed(token, START, WEB, DEVELOPER);
    }

    @ParameterizedTest
    @FieldSource("BOTH")
    void aRoleDeniesWhatItLacksAndNamesIt(Access access) {
        Issued token = world.issue(access);
        assertThat(world.call(token, "PUT /apps/{app}/settings", "web"))
                .isEqualTo(new Denied(Reason.PERMISSION_MISSING, token.bearer(), "settings:manage"));
    }

    @ParameterizedTest
    @FieldSource("BOTH")
    void anAppThatIsNotThereIsNotReached(Access access) {
        Issued token = world.issue(access);
        assertNoAccess(token, "ghost");
        world.access.owners.remove(WEB);
        assertNoAccess(token, "web");
    }

    @ParameterizedTest
    @FieldSource("BOTH")
    void anAppThatMovedAwayIsLostAtOnceAndBackWhenItReturns(Access access) {
        Issued token = world.issue(access);
        world.own(WEB, "uid-web", GLOBEX);
        assertNoAccess(token, "web");
        world.own(WEB, "uid-web", ACME);
        assertAllowed(token, READ, WEB, DEVELOPER);
    }

    @ParameterizedTest
    @FieldSource("BOTH")
    void aWorkspaceThatTookOverTheSlugIsAnother(Access access) {
        Issued token = world.issue(access);
        world.own(WEB, "uid-web", new WorkspaceRef(ACME.slug(), "uid-acme-2"));
        assertNoAccess(token, "web");
        world.own(WEB, "uid-web", new WorkspaceRef(GLOBEX.slug(), ACME.uid()));
        assertNoAccess(token, "web");
    }

    @ParameterizedTest
    @FieldSource("BOTH")
    void aRoleThatLeftThePolicyGivesNothing(Access access) {
        Issued token = world.issue(access);
        world.roles = List.of(ADMIN, TESTER);
        assertNoAccess(token, "web");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "WEB", "web ", "we\u00df", "web/shop", "%77eb", "{app}"})
    void whatIsNoSlugIsNoAppAndNotLookedUp(@Nullable String app) {
        Issued token = world.issue(World.all(ADMIN));
        assertNoAccess(token, app);
        assertThat(world.access.reads).containsExactly("read " + token.token().id() + " null");
    }
}
