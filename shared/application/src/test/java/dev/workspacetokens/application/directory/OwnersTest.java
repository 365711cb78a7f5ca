package dev.workspacetokens.application.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.directory.Member;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

final class OwnersTest {

    private static final WorkspaceRef ACME = new WorkspaceRef(new Slug("acme"), "uid-acme");
    private static final WorkspaceRef GLOBEX = new WorkspaceRef(new Slug("globex"), "uid-globex");
    private static final Person ADA = new Person("ada", "Ada Lovelace");

    private final Members members = new Members();
    private final Owners owners = new Owners(members);

    @Test
    void anOwnerIsFoundWithWhatTheDirectorySays() {
        members.all.add(new Member(ACME, ADA, WorkspaceRole.OWNER));
        assertThat(owners.require("acme", new Actor.SignedIn("ada"))).isEqualTo(new Owner(ACME, ADA));
        assertThat(members.reads).containsExactly("acme ada");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "OWNER")
    void everyOtherMemberIsForbidden(WorkspaceRole role) {
        members.all.add(new Member(ACME, ADA, role));
        assertThatThrownBy(() -> owners.require("acme", new Actor.SignedIn("ada")))
                .isInstanceOf(Refusal.Forbidden.class)
                .hasMessage("Only owners of the workspace 'acme' may do this.");
    }

    @ParameterizedTest
    @EnumSource
    void aRoleInOneWorkspaceIsNoneInAnother(WorkspaceRole role) {
        members.all.add(new Member(ACME, ADA, WorkspaceRole.VIEWER));
        members.all.add(new Member(GLOBEX, ADA, role));
        members.all.add(new Member(GLOBEX, new Person("olga", "Olga"), WorkspaceRole.OWNER));
        assertThatThrownBy(() -> owners.require("acme", new Actor.SignedIn("ada")))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> owners.require("acme", new Actor.SignedIn("olga")))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void aStrangerCannotTellWhetherAWorkspaceExists() {
        members.all.add(new Member(ACME, ADA, WorkspaceRole.OWNER));
        assertThatThrownBy(() -> owners.require("acme", new Actor.SignedIn("eve"))).isInstanceOf(Refusal.NotFound.class)
                .hasMessage("There is no workspace 'acme' that you are a member of.");
        assertThatThrownBy(() -> owners.require("none", new Actor.SignedIn("eve"))).isInstanceOf(Refusal.NotFound.class)
                .hasMessage("There is no workspace 'none' that you are a member of.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ACME", "acme#", "acme/tokens", "*", "a\u0000"})
    void whatIsNoSlugIsRefusedUnread(String workspace) {
        assertThatThrownBy(() -> owners.require(workspace, new Actor.SignedIn("ada")))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(members.reads).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ädä", "a\nda", "\u0000"})
    void aCallerWithoutAUsableSubjectIsRefusedUnread(String sub) {
        assertThatThrownBy(() -> owners.require("acme", new Actor.SignedIn(sub))).isInstanceOf(Refusal.NotFound.class);
        assertThat(members.reads).isEmpty();
    }

    /// A directory of members only, which notes what is read.
    private static final class Members implements Directory {

        final List<Member> all = new ArrayList<>();
        final List<String> reads = new ArrayList<>();

        @Override
        public Optional<Member> member(Slug workspace, String sub) {
            reads.add(workspace + " " + sub);
            return all.stream().filter(it -> it.workspace().slug().equals(workspace) && it.person().id().equals(sub))
                    .findFirst();
        }

        @Override
        public Map<String, String> names(Slug workspace, Collection<String> subs) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<Slug, AppOwner> appOwners(Collection<Slug> apps) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long departures(Slug workspace) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<Slug, App> apps(Slug workspace, Collection<Slug> apps) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Page<App> apps(Slug workspace, Predicate<App> filter, Page.Request page) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Page<Membership> memberships(String sub, Page.Request page) {
            throw new UnsupportedOperationException();
        }
    }
}
