package dev.workspacetokens.application.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.FakeDirectory;
import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

final class OwnersTest {

    private static final WorkspaceRef GLOBEX = new WorkspaceRef(new Slug("globex"), "uid-globex");

    private final FakeDirectory directory = new FakeDirectory();
    private final Owners owners = new Owners(directory);

    @Test
    void anOwnerIsFoundWithWhatTheDirectorySays() {
        directory.join("ada", WorkspaceRole.OWNER);
        assertThat(owners.require("acme", new Actor.SignedIn("ada", ""))).isEqualTo(
                new Owner(FakeDirectory.ACME, new Person("ada", FakeDirectory.name("ada")), FakeDirectory.SEAL));
        assertThat(directory.reads).containsExactly("member acme ada");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "OWNER")
    void everyOtherMemberIsForbidden(WorkspaceRole role) {
        directory.join("ada", role);
        assertThatThrownBy(() -> owners.require("acme", new Actor.SignedIn("ada", "")))
                .isInstanceOf(Refusal.Forbidden.class)
                .hasMessage("Only owners of the workspace 'acme' may do this.");
    }

    @ParameterizedTest
    @EnumSource
    void aRoleInOneWorkspaceIsNoneInAnother(WorkspaceRole role) {
        directory.join("ada", WorkspaceRole.VIEWER);
        directory.join(GLOBEX, "ada", role);
        directory.join(GLOBEX, "olga", WorkspaceRole.OWNER);
        assertThatThrownBy(() -> owners.require("acme", new Actor.SignedIn("ada", "")))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> owners.require("acme", new Actor.SignedIn("olga", "")))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void aStrangerCannotTellWhetherAWorkspaceExists() {
        directory.join("ada", WorkspaceRole.OWNER);
        assertThatThrownBy(() -> owners.require("acme", new Actor.SignedIn("eve", "")))
                .isInstanceOf(Refusal.NotFound.class)
                .hasMessage("There is no workspace 'acme' that you are a member of.");
        assertThatThrownBy(() -> owners.require("none", new Actor.SignedIn("eve", "")))
                .isInstanceOf(Refusal.NotFound.class)
                .hasMessage("There is no workspace 'none' that you are a member of.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ACME", "acme#", "acme/tokens", "*", "a\u0000"})
    void whatIsNoSlugIsRefusedUnread(String workspace) {
        assertThatThrownBy(() -> owners.require(workspace, new Actor.SignedIn("ada", "")))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(directory.reads).isEmpty();
    }

    @Test
    void theSaasOwnsNothingAndNothingIsReadForIt() {
        directory.join("ada", WorkspaceRole.OWNER);
        assertThatThrownBy(() -> owners.require("acme", new Actor.Saas("ada", "")))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(directory.reads).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ädä", "a\nda", "\u0000"})
    void aCallerWithoutAUsableSubjectIsRefusedUnread(String sub) {
        assertThatThrownBy(() -> owners.require("acme", new Actor.SignedIn(sub, "")))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(directory.reads).isEmpty();
    }
}
