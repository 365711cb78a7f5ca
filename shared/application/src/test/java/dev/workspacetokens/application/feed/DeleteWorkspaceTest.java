package dev.workspacetokens.application.feed;

import static dev.workspacetokens.application.feed.Feed.ACME;
import static dev.workspacetokens.application.feed.Feed.GLOBEX;
import static dev.workspacetokens.application.feed.Feed.NOWHERE;
import static dev.workspacetokens.application.feed.Feed.SAAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import org.junit.jupiter.api.Test;

final class DeleteWorkspaceTest {

    private final Feed feed = new Feed();

    private void delete(Slug workspace, boolean withTokens) {
        feed.deleteWorkspace.run(SAAS, workspace, withTokens);
    }

    @Test
    void emptyOneIsGone() {
        delete(ACME.slug(), false);
        assertThat(feed.workspaces.all).containsOnlyKeys(GLOBEX.slug());
    }

    @Test
    void tokensAreRevokedOnlyWhereThatIsWanted() {
        feed.workspaces.withTokens.add(ACME.slug());
        assertThatThrownBy(() -> delete(ACME.slug(), false)).isInstanceOf(Refusal.Conflict.class);
        assertThat(feed.workspaces.all).containsKey(ACME.slug());
        delete(ACME.slug(), true);
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
        delete(NOWHERE, false);
        assertThat(feed.workspaces.all).containsOnlyKeys(ACME.slug(), GLOBEX.slug());
    }
}
