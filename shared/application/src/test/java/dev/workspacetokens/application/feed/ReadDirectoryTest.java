package dev.workspacetokens.application.feed;

import static dev.workspacetokens.application.feed.Feed.ACME;
import static dev.workspacetokens.application.feed.Feed.GLOBEX;
import static dev.workspacetokens.application.feed.Feed.NOWHERE;
import static dev.workspacetokens.application.feed.Feed.SAAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.application.directory.Members;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.domain.directory.Member;
import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import java.util.List;
import org.junit.jupiter.api.Test;

/// [GetWorkspace], [ListWorkspaces], [ListWorkspaceApps] and [ListMembers].
final class ReadDirectoryTest {

    private static final Page.Request PAGE = new Page.Request(null, 50);

    private final Feed feed = new Feed();

    @Test
    void workspaceIsShown() {
        assertThat(feed.getWorkspace.run(SAAS, ACME.slug())).isEqualTo(new Workspace(ACME, "Acme"));
    }

    @Test
    void allWorkspacesAreListedPageByPage() {
        Page<Workspace> first = feed.listWorkspaces.run(SAAS, new Page.Request(null, 1));
        assertThat(first).isEqualTo(new Page<>(List.of(new Workspace(ACME, "Acme")), "acme"));
        assertThat(feed.listWorkspaces.run(SAAS, new Page.Request(first.next(), 1)))
                .isEqualTo(new Page<>(List.of(new Workspace(GLOBEX, "Globex")), null));
    }

    @Test
    void appsOfOneWorkspaceAreListed() {
        App web = feed.apps.put(SAAS, ACME.slug(), new Slug("web"), "Web").value();
        App ios = feed.apps.put(SAAS, ACME.slug(), new Slug("ios"), "iOS").value();
        feed.apps.put(SAAS, GLOBEX.slug(), new Slug("mac"), "Mac");
        var apps = feed.listApps.run(SAAS, ACME.slug());
        assertThat(apps.workspace()).isEqualTo(ACME);
        assertThat(apps.page(PAGE).items()).containsExactly(ios, web);
        assertThat(apps.page(new Page.Request("ios", 1)).items()).containsExactly(web);
    }

    @Test
    void membersOfOneWorkspaceAreListed() {
        var entry = new Members.Entry(new Person("max", "Max"), WorkspaceRole.VIEWER);
        Member max = feed.members.put(SAAS, ACME.slug(), entry).value();
        feed.members.put(SAAS, GLOBEX.slug(), entry);
        var members = feed.listMembers.run(SAAS, ACME.slug());
        assertThat(members.workspace()).isEqualTo(ACME);
        assertThat(members.page(PAGE).items()).containsExactly(max);
        assertThat(members.page(new Page.Request("max", 1)).items()).isEmpty();
    }

    @Test
    void workspaceThatIsNotThereHasNothingToShow() {
        assertThatThrownBy(() -> feed.getWorkspace.run(SAAS, NOWHERE)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> feed.listApps.run(SAAS, NOWHERE)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> feed.listMembers.run(SAAS, NOWHERE)).isInstanceOf(Refusal.NotFound.class);
    }
}
