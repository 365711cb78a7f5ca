package dev.workspacetokens.application.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.FakeDirectory;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import java.util.List;
import org.junit.jupiter.api.Test;

/// [ListApps] and [ListMemberships].
final class ListsTest {

    private static final Page.Request PAGE = new Page.Request(null, 50);

    private final FakeDirectory directory = new FakeDirectory();

    private List<String> titles(String sub, String title) {
        return new ListApps(directory, directory).run(new Actor.SignedIn(sub, ""), "acme")
                .page(new ListApps.Query(title, PAGE)).items().stream().map(App::title).toList();
    }

    @Test
    void ownersFindAppsByAnyPartOfTheTitle() {
        directory.join("ada", WorkspaceRole.OWNER);
        directory.add("web", "ios");
        assertThat(titles("ada", "")).containsExactly("The ios", "The web");
        assertThat(titles("ada", "E W")).containsExactly("The web");
    }

    @Test
    void nobodyElseFindsAny() {
        directory.join("max", WorkspaceRole.VIEWER);
        assertThatThrownBy(() -> titles("max", "")).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> titles("eve", "")).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void everybodyFindsTheirOwnWorkspaces() {
        directory.join("max", WorkspaceRole.VIEWER);
        var list = new ListMemberships(directory);
        assertThat(list.run(new Actor.SignedIn("max", ""), PAGE).items()).extracting(Directory.Membership::role)
                .containsExactly(WorkspaceRole.VIEWER);
        assertThat(list.run(new Actor.SignedIn("eve", ""), PAGE).items()).isEmpty();
        assertThat(list.run(new Actor.SignedIn("line\nbreak", ""), PAGE).items()).isEmpty();
        assertThat(list.run(new Actor.Saas("max", ""), PAGE).items()).isEmpty();
    }
}
