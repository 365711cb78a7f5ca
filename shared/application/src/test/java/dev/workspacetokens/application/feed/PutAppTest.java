package dev.workspacetokens.application.feed;

import static dev.workspacetokens.application.feed.Feed.ACME;
import static dev.workspacetokens.application.feed.Feed.GLOBEX;
import static dev.workspacetokens.application.feed.Feed.NOWHERE;
import static dev.workspacetokens.application.feed.Feed.SAAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.workspacetokens.application.directory.Put;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PutAppTest {

    private static final Slug WEB = new Slug("web");

    private final Feed feed = new Feed();

    private Put<App> put(WorkspaceRef workspace, String title) {
        return feed.putApp.run(SAAS, workspace.slug(), WEB, () -> new PutApp.Command(title));
    }

    @Test
    void newOneIsMade() {
        var made = new App(WEB, "uid-web", "Web");
        assertThat(put(ACME, " Web ")).isEqualTo(
                new Put<>(made, true));
        assertThat(feed.apps.all).containsValue(made);
        assertThat(feed.apps.owners).containsEntry(WEB, ACME.slug());
    }

    @Test
    void oneThatIsThereIsRetitledOrMoved() {
        put(ACME, "Web");
        var moved = new App(WEB, "uid-web", "The web");
        assertThat(put(GLOBEX, "The web")).isEqualTo(
                new Put<>(moved, false));
        assertThat(feed.apps.owners).containsEntry(WEB, GLOBEX.slug());
    }

    @Test
    void nothingIsReadForAWorkspaceThatIsNotThere() {
        assertThatThrownBy(() -> feed.putApp.run(SAAS, NOWHERE, WEB, Feed.unread()))
                .isInstanceOf(Refusal.NotFound.class).hasMessage("There is no workspace 'nowhere'.");
    }

    @Test
    void titleThatIsNotAllowedChangesNothing() {
        var refusal = catchThrowableOfType(Refusal.Invalid.class, () -> put(ACME, ""));
        assertThat(refusal.violations()).extracting(Violation::path).containsExactly(List.of("title"));
        assertThat(feed.apps.all).isEmpty();
    }
}
