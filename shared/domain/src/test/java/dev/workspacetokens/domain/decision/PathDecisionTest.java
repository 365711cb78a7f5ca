package dev.workspacetokens.domain.decision;

import static dev.workspacetokens.domain.decision.World.ADMIN;
import static dev.workspacetokens.domain.decision.World.DEVELOPER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.access.Role;
import dev.workspacetokens.domain.access.RouteCall;
import dev.workspacetokens.domain.decision.Decision.Allowed;
import dev.workspacetokens.domain.decision.Decision.Denied;
import dev.workspacetokens.domain.decision.Decision.Reason;
import dev.workspacetokens.domain.decision.World.Issued;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Decisions by the path of a call, and those about the workspace as a whole.
final class PathDecisionTest {

    private final World world = new World();
    private final Issued onWeb = world.issue(World.web(ADMIN));
    private final Issued onAll = world.issue(World.all(DEVELOPER));

    private Decision decide(Issued token, String method, @Nullable String path) {
        return world.authorizer().decide(new AccessRequest("by-path",
                new RouteCall(method, "/{proxy+}", Map.of("proxy", "me", "app", "web"), path), World.ARN + "x",
                World.SOURCE),
                List.of(token.text()));
    }

    @Test
    void theAppOfThePathIsReadWithTheCredential() {
        assertThat(decide(onWeb, "GET", "/v1/apps/web/builds"))
                .isEqualTo(new Allowed(onWeb.bearer(), World.WEB, ADMIN));
        assertThat(world.access.reads).containsExactly("read " + onWeb.token().id() + " web");
        assertThat(decide(onWeb, "GET", "/v1/apps/shop/builds"))
                .isEqualTo(new Denied(Reason.NO_ACCESS_TO_APP, onWeb.bearer(), null));
        assertThat(decide(onAll, "GET", "/v1/apps/no_slug/builds"))
                .isEqualTo(new Denied(Reason.NO_ACCESS_TO_APP, onAll.bearer(), null));
    }

    @Test
    void anUnclearPathIsDeniedToALiveTokenOnly() {
        for (String path : new String[]{null, "/v1/apps/../me", "/v1/me/"}) {
            assertThat(decide(onAll, "GET", path)).isEqualTo(new Denied(Reason.AMBIGUOUS_PATH, onAll.bearer(), null));
        }
        assertThat(decide(onAll, "GET", "/me")).isEqualTo(new Denied(Reason.ROUTE_CLOSED, onAll.bearer(), null));
        world.access.credentials.remove(onAll.token().id());
        assertThat(decide(onAll, "GET", null)).isEqualTo(new Denied(Reason.UNKNOWN, null, null));
    }

    @Test
    void aPermissionOnTheWorkspaceIsARoleOnAllApps() {
        Issued admin = world.issue(World.all(ADMIN));
        assertThat(decide(admin, "POST", "/v1/members")).isEqualTo(new Allowed(admin.bearer(), null, ADMIN));
        assertThat(decide(onAll, "POST", "/v1/members"))
                .isEqualTo(new Denied(Reason.PERMISSION_MISSING, onAll.bearer(), "settings:manage"));
        assertThat(decide(onWeb, "POST", "/v1/members"))
                .isEqualTo(new Denied(Reason.NO_ROLE_ON_ALL_APPS, onWeb.bearer(), "settings:manage"));
        world.roles = List.of(World.TESTER, new Role("other", "Other", "",
                ADMIN.permissions()));
        assertThat(decide(admin, "POST", "/v1/members"))
                .isEqualTo(new Denied(Reason.NO_ROLE_ON_ALL_APPS, admin.bearer(), "settings:manage"));
    }
}
