package dev.workspacetokens.application.feed;

import static dev.workspacetokens.application.feed.Feed.ACME;
import static dev.workspacetokens.application.feed.Feed.SAAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.workspacetokens.application.directory.Put;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PutWorkspaceTest {

    private static final Slug INITECH = new Slug("initech");

    private final Feed feed = new Feed();

    private Put<Workspace> put(Slug workspace, String title) {
        return feed.putWorkspace.run(SAAS, workspace, new PutWorkspace.Command(title));
    }

    @Test
    void newOneIsMade() {
        var made = new Workspace(new WorkspaceRef(INITECH, "uid-initech"), "Initech");
        assertThat(put(INITECH, " Initech ")).isEqualTo(
                new Put<>(made, true));
        assertThat(feed.workspaces.find(INITECH)).contains(made);
    }

    @Test
    void oneThatIsThereIsRetitled() {
        var retitled = new Workspace(ACME, "Acme Inc.");
        assertThat(put(ACME.slug(), "Acme Inc.")).isEqualTo(
                new Put<>(retitled, false));
        assertThat(feed.workspaces.find(ACME.slug())).contains(retitled);
    }

    @Test
    void titleThatIsNotAllowedChangesNothing() {
        var refusal = catchThrowableOfType(Refusal.Invalid.class, () -> put(INITECH, " "));
        assertThat(refusal.violations()).extracting(Violation::path).containsExactly(List.of("title"));
        assertThat(feed.workspaces.find(INITECH)).isEmpty();
    }
}
