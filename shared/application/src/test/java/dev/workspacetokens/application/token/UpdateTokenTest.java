package dev.workspacetokens.application.token;

import static dev.workspacetokens.application.token.House.ADA;
import static dev.workspacetokens.application.token.House.MAX;
import static dev.workspacetokens.application.token.House.all;
import static dev.workspacetokens.application.token.House.perApp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.workspacetokens.application.access.WantedRoles;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.directory.WorkspaceRules;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class UpdateTokenTest {

    private final House house = new House();
    private final WorkspaceToken token = house.token("CI", perApp(Map.of("web", "developer")));

    private TokenDetails update(Expected expected, @Nullable String name, @Nullable WantedRoles roles) {
        return house.update.run(ADA, house.path(token), expected, () -> House.change(name, roles));
    }

    private TokenDetails update(@Nullable String name, @Nullable WantedRoles roles) {
        return update(Expected.NOTHING, name, roles);
    }

    @Test
    void renamingLeavesTheRightsAlone() {
        WorkspaceToken after = update(" Deploy ", null).token();
        assertThat(after.name()).isEqualTo("Deploy");
        assertThat(after.access()).isEqualTo(token.access());
        assertThat(after.version()).isEqualTo(2);
        assertThat(house.stored(token)).isEqualTo(after);
    }

    @Test
    void rolesAreReplacedAsAWhole() {
        TokenDetails updated = update(null, perApp(Map.of("ios", "admin")));
        WorkspaceToken after = updated.token();
        assertThat(after.name()).isEqualTo("CI");
        assertThat(after.access()).isEqualTo(new AccessRef.GrantSet("set-1"));
        assertThat(house.store.grants("set-1")).extracting(grant -> grant.app().value()).containsExactly("ios");
        assertThat(updated.reach().live()).isEqualTo(house.store.grants("set-1"));
        assertThat(update(null, all("admin")).token().access()).isEqualTo(new AccessRef.AllApps("admin"));
    }

    @Test
    void rightsStayWhenAllThatTheyReachedIsGone() {
        house.directory.remove("web");
        TokenDetails updated = update(null, perApp(Map.of()));
        assertThat(updated.token().access()).isEqualTo(token.access());
        assertThat(updated.reach().gone()).extracting(grant -> grant.app().value()).containsExactly("web");
    }

    @Test
    void rulesOfTheWorkspaceAreNotForWhatExists() {
        house.directory.rule(new WorkspaceRules(1, 1));
        assertThat(update("Deploy", perApp(Map.of("ios", "admin"))).token().expiresAt())
                .isEqualTo(token.expiresAt());
        assertThat(update(null, all("admin")).token().expiresAt()).isEqualTo(token.expiresAt());
    }

    /// Somebody else who is about to change it is not told that they were overtaken.
    @Test
    void whatIsSaidAlreadyIsNotWrittenAndTheVersionStays() {
        var same = new UpdateToken.Command(" CI ", new WantedParticulars(" ", List.of()), false, null);
        TokenDetails answer = house.update.run(ADA, house.path(token), new Expected(true, version -> version == 1),
                () -> same);
        assertThat(answer).isEqualTo(house.get.run(ADA, house.path(token)));
        assertThat(answer.token()).isEqualTo(token);
        assertThat(house.stored(token)).isEqualTo(token);
        assertThat(house.store.deeds).hasSize(1);
    }

    @Test
    void everythingIsCheckedBeforeItIsFoundToSayNothingNew() {
        assertThatThrownBy(() -> update(new Expected(true, version -> version == 7), "CI", null))
                .isInstanceOf(Refusal.Outdated.class);
        assertThatThrownBy(() -> house.update.run(ADA, house.path(token), Expected.NOTHING,
                () -> new UpdateToken.Command("CI", new WantedParticulars(null, List.of("nowhere")), false, null)))
                .isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> house.update.run(MAX, house.path(token), Expected.NOTHING, House.unread()))
                .isInstanceOf(Refusal.Forbidden.class);
    }

    /// It renews the seals of the grants, and drops what is gone.
    @Test
    void rolesAreWrittenAnewAlsoWhereTheyAreTheSame() {
        assertThat(update(null, perApp(Map.of("web", "developer"))).token().version()).isEqualTo(2);
        assertThat(house.store.grants("set-1")).hasSize(1);
        house.directory.remove("web");
        house.directory.add("web");
        assertThat(update(null, perApp(Map.of("web", "developer"))).reach().live()).isEqualTo(
                house.store.grants("set-2"));
        assertThat(update(null, all("admin")).token().version()).isEqualTo(4);
        assertThat(update(null, all("admin")).token().version()).isEqualTo(5);
    }

    @Test
    void whoeverChangesItWhileItIsFoundToSayNothingNewIsNotHidden() {
        house.store.beforeGrants = () -> {
            house.store.beforeGrants = () -> {};
            house.rename(token);
        };
        assertThatThrownBy(() -> update("CI", null)).isInstanceOf(Refusal.Conflict.class);
        house.store.beforeGrants = () -> {
            house.store.beforeGrants = () -> {};
            house.revoke.run(ADA, house.path(token), Expected.NOTHING);
        };
        assertThatThrownBy(() -> update("Theirs 1", null)).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void whoDoesNotOwnItHasNothingRead() {
        assertThatThrownBy(() -> house.update.run(MAX, house.path(token), Expected.NOTHING, House.unread()))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> house.update.run(ADA, new TokenPath("acme", "x"), Expected.NOTHING, House.unread()))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void everyValueThatIsNotAllowedIsToldAtOnceAndNothingIsChanged() {
        var refusal = catchThrowableOfType(Refusal.Invalid.class, () -> update("", all("king")));
        assertThat(refusal.violations()).extracting(Violation::path).containsExactly(List.of("name"),
                List.of("roles", "all_apps"));
        assertThatThrownBy(() -> update(null, perApp(Map.of("gone", "admin")))).isInstanceOf(Refusal.Invalid.class);
        assertThat(house.stored(token)).isEqualTo(token);
    }

    @Test
    void whoIsOvertakenIsToldByWhatTheyExpected() {
        assertThatThrownBy(() -> update(new Expected(true, version -> version == 7), "Mine", null))
                .isInstanceOf(Refusal.Outdated.class);
        house.store.meanwhile = () -> house.rename(token);
        assertThatThrownBy(() -> update("Mine", null)).isInstanceOf(Refusal.Conflict.class);
        house.store.meanwhile = () -> house.rename(token);
        assertThatThrownBy(() -> update(new Expected(true, _ -> true), "Mine", null))
                .isInstanceOf(Refusal.Outdated.class);
        assertThat(house.store.records.get(token.id())).extracting(WorkspaceToken::name).isEqualTo("Theirs 2");
    }

    @Test
    void whatCannotBeShownIsNotChanged() {
        house.directory.breakDown();
        assertThatThrownBy(() -> update("Deploy", null)).isInstanceOf(IllegalStateException.class);
        assertThat(house.stored(token)).isEqualTo(token);
    }
}
