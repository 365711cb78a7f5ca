package dev.workspacetokens.application.feed;

import static dev.workspacetokens.application.feed.Feed.ACME;
import static dev.workspacetokens.application.feed.Feed.GLOBEX;
import static dev.workspacetokens.application.feed.Feed.NOWHERE;
import static dev.workspacetokens.application.feed.Feed.SAAS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.Slug;
import org.junit.jupiter.api.Test;

final class DeleteAppTest {

    private static final Slug WEB = new Slug("web");

    private final Feed feed = new Feed();

    DeleteAppTest() {
        feed.apps.put(SAAS, ACME.slug(), WEB, "Web");
    }

    @Test
    void appIsGone() {
        feed.deleteApp.run(SAAS, ACME.slug(), WEB);
        assertThat(feed.apps.all).isEmpty();
    }

    @Test
    void anotherWorkspacesAppStays() {
        feed.deleteApp.run(SAAS, GLOBEX.slug(), WEB);
        assertThat(feed.apps.all).containsOnlyKeys(WEB);
    }

    @Test
    void oneThatIsNotThereIsGoneTooWhateverTheWorkspace() {
        var ios = new Slug("ios");
        feed.deleteApp.run(SAAS, NOWHERE, ios);
        assertThat(feed.apps.all).containsOnlyKeys(WEB);
    }
}
