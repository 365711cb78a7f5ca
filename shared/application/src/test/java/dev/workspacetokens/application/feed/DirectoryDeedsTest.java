package dev.workspacetokens.application.feed;

import static dev.workspacetokens.application.feed.Feed.ACME;
import static dev.workspacetokens.application.feed.Feed.GLOBEX;
import static dev.workspacetokens.application.feed.Feed.SAAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.application.audit.Difference;
import dev.workspacetokens.application.audit.EventType;
import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.domain.directory.AppChange;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.directory.Member;
import dev.workspacetokens.domain.directory.MemberChange;
import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import dev.workspacetokens.domain.directory.WorkspaceRules;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is told of each change of the directory.
final class DirectoryDeedsTest {

    private static final Slug WEB = new Slug("web");
    private static final App SHOP = new App(WEB, "uid-web", "Shop");

    private static Deed deed(EventType type, Difference... differences) {
        return new Deed(SAAS, type, ACME, null, List.of(differences));
    }

    private static Deed deed(EventType type, String id, @Nullable String name, Difference... differences) {
        return new Deed(SAAS, type, ACME, new Deed.Subject(id, name), List.of(differences));
    }

    private static Difference difference(String what, @Nullable String before, @Nullable String after) {
        return new Difference(what, before, after);
    }

    private static Member member(WorkspaceRole role, String name) {
        return new Member(ACME, new Person("max", name), role);
    }

    @Test
    void workspace() {
        var before = new Workspace(ACME, "Acme");
        Workspace after = before.titled("Acme Inc.");
        assertThat(WorkspaceDeeds.put(SAAS, null, false, before))
                .isEqualTo(deed(EventType.WORKSPACE_CREATED, difference("title", null, "Acme")));
        assertThat(WorkspaceDeeds.put(SAAS, before, false, after))
                .isEqualTo(deed(EventType.WORKSPACE_UPDATED, difference("title", "Acme", "Acme Inc.")));
        assertThat(WorkspaceDeeds.put(SAAS, before, true, before)).isEqualTo(deed(EventType.WORKSPACE_REOPENED));
        assertThat(WorkspaceDeeds.rulesSet(SAAS, ACME, new WorkspaceRules(90, 5), new WorkspaceRules(null, 5)))
                .isEqualTo(deed(EventType.WORKSPACE_RULES_SET, difference("max_lifetime_days", "90", null)));
        assertThat(WorkspaceDeeds.frozen(SAAS, ACME, true)).isEqualTo(deed(EventType.WORKSPACE_FROZEN));
        assertThat(WorkspaceDeeds.frozen(SAAS, ACME, false)).isEqualTo(deed(EventType.WORKSPACE_UNFROZEN));
        assertThat(WorkspaceDeeds.deleted(SAAS, before))
                .isEqualTo(deed(EventType.WORKSPACE_DELETED, difference("title", "Acme", null)));
    }

    @Test
    void app() {
        var here = new AppOwner(WEB, "uid-web", ACME);
        var there = new AppOwner(WEB, "uid-web", GLOBEX);
        assertThat(AppDeeds.put(SAAS, ACME, new AppChange(null, null, SHOP)))
                .isEqualTo(deed(EventType.APP_CREATED, "web", "Shop", difference("title", null, "Shop")));
        assertThat(AppDeeds.put(SAAS, ACME, new AppChange(here, "Web", SHOP)))
                .isEqualTo(deed(EventType.APP_UPDATED, "web", "Shop", difference("title", "Web", "Shop")));
        assertThat(AppDeeds.put(SAAS, ACME, new AppChange(there, "Shop", SHOP)))
                .isEqualTo(deed(EventType.APP_MOVED, "web", "Shop"));
        assertThat(AppDeeds.deleted(SAAS, here)).isEqualTo(deed(EventType.APP_DELETED, "web", null));
        assertThat(AppDeeds.left(SAAS, ACME, List.of(WEB)))
                .isEqualTo(deed(EventType.APPS_LEFT, difference("web", "acme", null)));
        assertThat(AppDeeds.replaced(SAAS, ACME,
                List.of(new AppChange(null, null, SHOP), new AppChange(there, null, SHOP),
                        new AppChange(here, "Web", SHOP), new AppChange(here, "Shop", null))))
                .isEqualTo(deed(EventType.APPS_REPLACED, difference("web", null, "Shop"),
                        difference("web", "of another workspace", "Shop"), difference("web", "Web", "Shop"),
                        difference("web", "Shop", null)));
    }

    @Test
    void member() {
        Member viewer = member(WorkspaceRole.VIEWER, "Max");
        Member owner = member(WorkspaceRole.OWNER, "Max");
        assertThat(MemberDeeds.changed(SAAS, ACME, new MemberChange(null, viewer))).isEqualTo(deed(
                EventType.MEMBER_CREATED, "max", "Max", difference("role", null, "viewer"),
                difference("name", null, "Max")));
        assertThat(MemberDeeds.changed(SAAS, ACME, new MemberChange(viewer, owner)))
                .isEqualTo(deed(EventType.MEMBER_UPDATED, "max", "Max", difference("role", "viewer", "owner")));
        assertThat(MemberDeeds.changed(SAAS, ACME, new MemberChange(owner, null))).isEqualTo(deed(
                EventType.MEMBER_DELETED, "max", "Max", difference("role", "owner", null),
                difference("name", "Max", null)));
        var both = List.of(new MemberChange(viewer, owner), new MemberChange(owner, null));
        assertThat(MemberDeeds.replaced(SAAS, ACME, both)).isEqualTo(deed(EventType.MEMBERS_REPLACED,
                difference("max", "viewer, Max", "owner, Max"), difference("max", "owner, Max", null)));
        assertThat(MemberDeeds.deleted(SAAS, ACME, both).type()).isEqualTo(EventType.MEMBERS_DELETED);
    }

    @Test
    void moreThanAHundredDifferencesAreNotTold() {
        assertThat(deed(EventType.MEMBERS_REPLACED,
                Collections.nCopies(100, difference("max", null, "a")).toArray(Difference[]::new)).differences())
                .hasSize(Deed.MOST_DIFFERENCES);
        assertThatIllegalArgumentException().isThrownBy(() -> deed(EventType.MEMBERS_REPLACED,
                Collections.nCopies(101, difference("max", null, "a")).toArray(Difference[]::new)));
    }
}
