package dev.workspacetokens.domain.decision;

import static dev.workspacetokens.domain.decision.World.ACME;
import static dev.workspacetokens.domain.decision.World.ADMIN;
import static dev.workspacetokens.domain.decision.World.DEVELOPER;
import static dev.workspacetokens.domain.decision.World.READ;
import static dev.workspacetokens.domain.decision.World.SHOP;
import static dev.workspacetokens.domain.decision.World.START;
import static dev.workspacetokens.domain.decision.World.TESTER;
import static dev.workspacetokens.domain.decision.World.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.access.Role;
import dev.workspacetokens.domain.decision.Decision.Allowed;
import dev.workspacetokens.domain.decision.Decision.Denied;
import dev.workspacetokens.domain.decision.Decision.Reason;
import dev.workspacetokens.domain.decision.World.Issued;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What each kind of rights reaches, and what a replaced grant set leaves of the first one.
final class GrantDecisionTest {

    private static final Slug LATER = new Slug("later");
    private static final Access ADMIN_OF_SHOP = new Access.PerApp(List.of(new Grant(SHOP, "uid-shop", "admin")));

    private final World world = new World();

    private void assertAllowed(Issued token, String route, Slug app, Role role) {
        assertThat(world.call(token, route, app.value())).isEqualTo(new Allowed(token.bearer(), app, role));
    }

    private void assertNoAccess(Issued token, Slug app) {
        assertThat(world.call(token, READ, app.value()))
                .isEqualTo(new Denied(Reason.NO_ACCESS_TO_APP, token.bearer(), null));
    }

    private void assertMayNotStart(Issued token, Slug app) {
        assertThat(world.call(token, START, app.value()))
                .isEqualTo(new Denied(Reason.PERMISSION_MISSING, token.bearer(), "builds:start"));
    }

    @Nested
    final class OnAllApps {

        private final Issued token = world.issue(World.all(TESTER));

        @Test
        void anAppCreatedLaterIsReachedAtOnce() {
            assertNoAccess(token, LATER);
            world.own(LATER, "uid-later", ACME);
            assertAllowed(token, READ, LATER, TESTER);
        }

        @Test
        void anotherAppUnderTheSlugIsReachedToo() {
            world.own(WEB, "uid-web-2", ACME);
            assertAllowed(token, READ, WEB, TESTER);
        }

        @Test
        void grantsFromBeforeCountForNothing() {
            Issued per = world.issue(World.web(ADMIN));
            world.replace(per.token(), World.all(TESTER), "set-2");
            assertAllowed(per, READ, SHOP, TESTER);
            assertMayNotStart(per, WEB);
        }
    }

    @Nested
    final class PerApp {

        private final Issued token = world.issue(World.web(TESTER));

        @Test
        void otherAppsOfTheWorkspaceAreNotReached() {
            assertNoAccess(token, SHOP);
            world.own(LATER, "uid-later", ACME);
            assertNoAccess(token, LATER);
        }

        @Test
        void anotherAppUnderTheSlugIsNotReached() {
            world.own(WEB, "uid-web-2", ACME);
            assertNoAccess(token, WEB);
        }

        @Test
        void grantsOfAnotherTokenCountForNothing() {
            world.issue(ADMIN_OF_SHOP);
            assertNoAccess(token, SHOP);
        }

        @Test
        void rightsSurviveARegeneration() {
            Issued again = world.regenerate(token.token());
            assertAllowed(again, READ, WEB, TESTER);
            assertMayNotStart(again, WEB);
            assertNoAccess(again, SHOP);
        }
    }

    @Nested
    final class AfterAChangeOfTheRights {

        private final Issued token = world.issue(World.web(TESTER));

        @Test
        void theNewSetCountsAndTheFirstOneNoMore() {
            world.replace(token.token(), ADMIN_OF_SHOP, "set-2");
            assertNoAccess(token, WEB);
            assertAllowed(token, START, SHOP, ADMIN);
        }

        @Test
        void anAppThatIsGrantedBeforeAndAfterIsReachedInBetween() {
            world.replace(token.token(), World.web(TESTER), "set-2");
            world.access.meanwhile = () -> {
                world.replace(token.token(), World.web(DEVELOPER), "set-3");
                world.access.grantSets.remove("set-2");
            };
            assertAllowed(token, START, WEB, DEVELOPER);
        }

        @Test
        void theRoleOfTheNewSetIsTheOneThatCounts() {
            world.replace(token.token(), World.web(DEVELOPER), "set-2");
            assertAllowed(token, START, WEB, DEVELOPER);
            world.replace(token.token(), World.web(TESTER), "set-3");
            assertMayNotStart(token, WEB);
        }

        @Test
        void aGrantOfTheNewSetIsBoundToTheVeryAppToo() {
            world.replace(token.token(), World.web(DEVELOPER), "set-2");
            world.own(WEB, "uid-web-2", ACME);
            assertNoAccess(token, WEB);
        }

        @Test
        void aSetThatIsGoneGivesNothing() {
            world.replace(token.token(), World.web(DEVELOPER), "set-2");
            world.access.grantSets.remove("set-2");
            assertNoAccess(token, WEB);
        }

        @Test
        void aRoleOnAllAppsThatWasNarrowedIsGone() {
            Issued all = world.issue(World.all(ADMIN));
            world.replace(all.token(), World.web(TESTER), "set-2");
            assertNoAccess(all, SHOP);
            assertMayNotStart(all, WEB);
        }
    }
}
