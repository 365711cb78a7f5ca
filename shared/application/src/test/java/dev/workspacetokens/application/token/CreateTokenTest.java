package dev.workspacetokens.application.token;

import static dev.workspacetokens.application.token.House.ADA;
import static dev.workspacetokens.application.token.House.IN_A_MONTH;
import static dev.workspacetokens.application.token.House.MAX;
import static dev.workspacetokens.application.token.House.NOW;
import static dev.workspacetokens.application.token.House.STRANGER;
import static dev.workspacetokens.application.token.House.all;
import static dev.workspacetokens.application.token.House.perApp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.workspacetokens.application.FakeDirectory;
import dev.workspacetokens.application.access.WantedRoles;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.directory.WorkspaceRules;
import dev.workspacetokens.domain.token.Expiry;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CreateTokenTest {

    private final House house = new House();

    private Issued create(String name, @Nullable Instant expiresAt, WantedRoles roles) {
        return house.create.run(ADA, "acme", () -> House.creation(name, expiresAt, roles, null));
    }

    private List<Violation> refused(String name, @Nullable Instant expiresAt, WantedRoles roles) {
        return catchThrowableOfType(Refusal.Invalid.class, () -> create(name, expiresAt, roles)).violations();
    }

    @Test
    void tokenIsStoredAsItIsShown() {
        Issued issued = create("  CI  ", IN_A_MONTH, perApp(Map.of("web", "developer", "ios", "none")));
        WorkspaceToken token = issued.details().token();
        assertThat(house.stored(token)).isEqualTo(token);
        assertThat(token.name()).isEqualTo("CI");
        assertThat(token.expiresAt()).isEqualTo(IN_A_MONTH);
        assertThat(token.counts()).containsExactly(Map.entry("developer", 1));
        assertThat(token.created()).isEqualTo(new WorkspaceToken.Stamp(NOW, "ada"));
        assertThat(issued.details().reach().live()).extracting(grant -> grant.app().value()).containsExactly("web");
        assertThat(issued.details().context().names()).containsExactly(Map.entry("ada", FakeDirectory.name("ada")));
        assertThat(issued.secret().id()).isEqualTo(token.id());
        assertThat(house.store.credentials).containsOnlyKeys(token.id());
    }

    @Test
    void oneRoleOnAllAppsNeedsNoGrant() {
        WorkspaceToken token = create("CI", IN_A_MONTH, all("admin")).details().token();
        assertThat(token.access()).isEqualTo(new AccessRef.AllApps("admin"));
        assertThat(house.store.grants).isEmpty();
    }

    @Test
    void nothingPrintsTheSecret() {
        Issued issued = create("CI", IN_A_MONTH, all("admin"));
        assertThat(issued.toString()).doesNotContain(issued.secret().revealOnce());
    }

    @Test
    void whoIsNoOwnerHasNothingRead() {
        assertThatThrownBy(() -> house.create.run(STRANGER, "acme", House.unread()))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> house.create.run(ADA, "globex", House.unread()))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> house.create.run(MAX, "acme", House.unread()))
                .isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void everyValueThatIsNotAllowedIsToldAtOnce() {
        assertThat(refused(" ", NOW, all("king"))).extracting(Violation::path).containsExactly(List.of("name"),
                List.of("expires_at"), List.of("roles", "all_apps"));
        assertThat(refused("CI", null, perApp(Map.of("web", "none")))).extracting(Violation::path)
                .containsExactly(List.of("expires_at"), List.of("roles", "apps"));
        assertThat(refused("CI", IN_A_MONTH, perApp(Map.of("gone", "admin")))).extracting(Violation::path)
                .containsExactly(List.of("roles", "apps", "gone"));
        assertThat(house.store.records).isEmpty();
    }

    @Test
    void workspaceMayAllowAShorterLifeThanTheDeployment() {
        house.directory.rule(new WorkspaceRules(30, null));
        assertThat(create("CI", IN_A_MONTH, all("admin")).details().token().expiresAt()).isEqualTo(IN_A_MONTH);
        assertThat(refused("CI", IN_A_MONTH.plusMillis(1), all("admin"))).containsExactly(
                new Violation(List.of("expires_at"), "must be a time at most 30 days away in this workspace"));
    }

    @Test
    void nothingLivesForEverWhereTheWorkspaceLimitsLives() {
        var lenient = house.creating(new Expiry(House.MONTH, true));
        var forEver = House.creation("CI", null, all("admin"), null);
        lenient.run(ADA, "acme", () -> forEver);
        house.directory.rule(new WorkspaceRules(30, null));
        var refusal = catchThrowableOfType(Refusal.Invalid.class, () -> lenient.run(ADA, "acme", () -> forEver));
        assertThat(refusal.violations()).extracting(Violation::path).containsExactly(List.of("expires_at"));
    }

    @Test
    void deploymentCountsWhereItIsTheStricter() {
        house.directory.rule(new WorkspaceRules(WorkspaceRules.MOST_DAYS, WorkspaceRules.MOST_TOKENS));
        assertThat(refused("CI", NOW.plus(Duration.ofDays(366)), all("admin"))).containsExactly(
                new Violation(List.of("expires_at"), "must be at most 365 days away"));
        noMoreThan(House.MOST);
    }

    @Test
    void whatTheWorkspaceAndTheDirectoryDoNotAllowIsToldAtOnceFromOneReading() {
        house.directory.rule(new WorkspaceRules(7, null));
        assertThat(refused("CI", IN_A_MONTH, perApp(Map.of("gone", "admin", "web", "admin"))))
                .extracting(Violation::path)
                .containsExactly(List.of("expires_at"), List.of("roles", "apps", "gone"));
        assertThat(house.directory.reads).containsExactly("member acme ada", "state acme", "apps acme");
    }

    @Test
    void workspaceMayAllowFewerTokensThanTheDeployment() {
        house.token("CI", all("admin"));
        house.token("Bot", all("admin"));
        for (int most : new int[]{2, 1}) {
            house.directory.rule(new WorkspaceRules(null, most));
            assertThatThrownBy(() -> create("One more", IN_A_MONTH, all("admin")))
                    .isInstanceOf(Refusal.Conflict.class).hasMessageContaining("may have " + most + " tokens");
        }
        assertThat(house.store.records).as("those that were there stay").hasSize(2);
    }

    @Test
    void workspaceHasNoMoreThanItMayHave() {
        noMoreThan(House.MOST);
    }

    private void noMoreThan(int most) {
        for (int i = 0; i < most; i++) {
            house.token("CI " + i, all("admin"));
        }
        assertThatThrownBy(() -> create("One more", IN_A_MONTH, all("admin"))).isInstanceOf(Refusal.Conflict.class);
        assertThat(house.store.records).hasSize(most);
    }
}
