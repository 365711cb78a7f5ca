package dev.workspacetokens.application.feed;

import static dev.workspacetokens.application.feed.Feed.ACME;
import static dev.workspacetokens.application.feed.Feed.GLOBEX;
import static dev.workspacetokens.application.feed.Feed.NOW;
import static dev.workspacetokens.application.feed.Feed.NOWHERE;
import static dev.workspacetokens.application.feed.Feed.SAAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.directory.Freezes;
import dev.workspacetokens.application.feed.FreezeWorkspace.Switched;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Workspace;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class FreezeWorkspaceTest {

    private final FakeWorkspaces workspaces = new Feed().workspaces;
    private Instant now = NOW;
    private Duration takes = Duration.ZERO;
    private final FreezeWorkspace freeze = new FreezeWorkspace(new InMemory(), () -> now);

    /// Freezes workspaces in memory, one at most.
    private final class InMemory implements Freezes {

        @Override
        public Workspace freeze(Actor by, Slug workspace) {
            if (workspaces.all.values().stream()
                    .anyMatch(one -> one.frozen() && !one.ref().slug().equals(workspace))) {
                throw Freezes.full();
            }
            return change(workspace, true);
        }

        @Override
        public Workspace lift(Actor by, Slug workspace) {
            return change(workspace, false);
        }

        private Workspace change(Slug slug, boolean frozen) {
            Workspace after = workspaces.require(slug).frozen(frozen);
            workspaces.all.put(slug, after);
            now = now.plus(takes);
            return after;
        }
    }

    private static Switched done(Workspace workspace, Instant at) {
        return new Switched(workspace, at.plusSeconds(60));
    }

    @Test
    void frozenWorkspaceIsSwitchedOffWithinAMinute() {
        var frozen = new Workspace(ACME, "Acme").frozen(true);
        assertThat(freeze.run(SAAS, ACME.slug(), true)).isEqualTo(done(frozen, NOW));
        assertThat(workspaces.find(ACME.slug())).contains(frozen);
        assertThat(workspaces.require(GLOBEX.slug()).frozen()).isFalse();
    }

    @Test
    void liftingSwitchesItOnAgain() {
        freeze.run(SAAS, ACME.slug(), true);
        assertThat(freeze.run(SAAS, ACME.slug(), false))
                .isEqualTo(done(new Workspace(ACME, "Acme"), NOW));
        assertThat(workspaces.require(ACME.slug()).frozen()).isFalse();
    }

    /// An authorizer that has read right before the write may know nothing of it for a minute from there on.
    @Test
    void minuteIsCountedFromTheEndOfTheWrite() {
        takes = Duration.ofSeconds(3);
        assertThat(freeze.run(SAAS, ACME.slug(), true).inForceAt()).isEqualTo(NOW.plusSeconds(63));
    }

    @Test
    void whatIsNotThereCanNeitherBeFrozenNorLifted() {
        for (boolean frozen : new boolean[]{true, false}) {
            assertThatThrownBy(() -> freeze.run(SAAS, NOWHERE, frozen)).isInstanceOf(Refusal.NotFound.class);
        }
    }

    @Test
    void oneTooManyIsAConflict() {
        freeze.run(SAAS, ACME.slug(), true);
        assertThatThrownBy(() -> freeze.run(SAAS, GLOBEX.slug(), true)).isInstanceOf(Refusal.Conflict.class);
        assertThat(workspaces.require(GLOBEX.slug()).frozen()).isFalse();
    }
}
