package dev.workspacetokens.application.feed;

import static dev.workspacetokens.application.feed.Feed.ACME;
import static dev.workspacetokens.application.feed.Feed.GLOBEX;
import static dev.workspacetokens.application.feed.Feed.NOWHERE;
import static dev.workspacetokens.application.feed.Feed.SAAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.application.Event;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import org.junit.jupiter.api.Test;

final class DeleteWorkspaceTest {

    private final Feed feed = new Feed();

    private Event delete(Slug workspace, boolean withTokens) {
        return feed.deleteWorkspace.run(SAAS, workspace, withTokens);
    }

    @Test
    void emptyOneIsGone() {
        assertThat(delete(ACME.slug(), false))
                .isEqualTo(Feed.event(new Event.WorkspaceDeleted(ACME.slug(), false)));
        assertThat(feed.workspaces.all).containsOnlyKeys(GLOBEX.slug());
    }

    @Test
    void tokensAreRevokedOnlyWhereThatIsWanted() {
        feed.workspaces.withTokens.add(ACME.slug());
        assertThatThrownBy(() -> delete(ACME.slug(), false)).isInstanceOf(Refusal.Conflict.class);
        assertThat(feed.workspaces.all).containsKey(ACME.slug());
        assertThat(delete(ACME.slug(), true)).isEqualTo(Feed.event(new Event.WorkspaceDeleted(ACME.slug(), true)));
        assertThat(feed.workspaces.all).doesNotContainKey(ACME.slug());
    }

    @Test
    void oneWithAppsStaysEitherWay() {
        feed.workspaces.withApps.add(ACME.slug());
        for (boolean withTokens : new boolean[]{false, true}) {
            assertThatThrownBy(() -> delete(ACME.slug(), withTokens)).isInstanceOf(Refusal.Conflict.class)
                    .hasMessage("The workspace 'acme' has apps or tokens.");
        }
        assertThat(feed.workspaces.all).containsKey(ACME.slug());
    }

    @Test
    void oneThatIsNotThereIsGoneToo() {
        assertThat(delete(NOWHERE, false)).isEqualTo(Feed.event(new Event.WorkspaceDeleted(NOWHERE, false)));
    }
}
