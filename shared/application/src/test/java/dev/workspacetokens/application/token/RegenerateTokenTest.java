package dev.workspacetokens.application.token;

import static dev.workspacetokens.application.token.House.ADA;
import static dev.workspacetokens.application.token.House.IN_A_MONTH;
import static dev.workspacetokens.application.token.House.MAX;
import static dev.workspacetokens.application.token.House.NOW;
import static dev.workspacetokens.application.token.House.STRANGER;
import static dev.workspacetokens.application.token.House.perApp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.directory.WorkspaceRules;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RegenerateTokenTest {

    private static final Instant LATER = IN_A_MONTH.plus(Duration.ofDays(30));

    private final House house = new House();
    private final WorkspaceToken token = house.token("CI", perApp(Map.of("web", "developer", "ios", "admin")));

    private Issued regenerate(Expected expected, Instant expiresAt) {
        return house.regenerate.run(ADA, house.path(token), expected,
                () -> new RegenerateToken.Command(expiresAt, 0, null));
    }

    private void nothingWasChanged() {
        assertThat(house.stored(token)).isEqualTo(token);
    }

    @Test
    void sameAppsAndRolesWithANewSecretAndANewDate() {
        var credential = house.store.credentials.get(token.id());
        Issued issued = regenerate(Expected.NOTHING, LATER);
        WorkspaceToken after = issued.details().token();
        assertThat(after.id()).isEqualTo(token.id());
        assertThat(after.access()).isEqualTo(token.access());
        assertThat(issued.details().reach().live()).extracting(grant -> grant.app().value(), Grant::role)
                .containsExactlyInAnyOrder(tuple("web", "developer"),
                        tuple("ios", "admin"));
        assertThat(after.generation()).isEqualTo(2);
        assertThat(after.expiresAt()).isEqualTo(LATER);
        assertThat(house.store.credentials.get(token.id())).isNotEqualTo(credential);
        assertThat(house.stored(token)).isEqualTo(after);
    }

    @Test
    void whoDoesNotOwnItHasNothingRead() {
        assertThatThrownBy(() -> house.regenerate.run(MAX, house.path(token), Expected.NOTHING, House.unread()))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> house.regenerate.run(STRANGER, house.path(token), Expected.NOTHING, House.unread()))
                .isInstanceOf(Refusal.NotFound.class);
        for (String id : List.of("no id", "0".repeat(18))) {
            assertThatThrownBy(() -> house.regenerate.run(ADA, new TokenPath("acme", id), Expected.NOTHING,
                    House.unread())).isInstanceOf(Refusal.NotFound.class);
        }
    }

    @Test
    void dateThatIsNotAllowedChangesNothing() {
        assertThatThrownBy(() -> regenerate(Expected.NOTHING, NOW)).isInstanceOf(Refusal.Invalid.class);
        nothingWasChanged();
    }

    @Test
    void dateThatTheWorkspaceDoesNotAllowChangesNothing() {
        house.directory.rule(new WorkspaceRules(30, 1));
        var refusal = catchThrowableOfType(Refusal.Invalid.class,
                () -> regenerate(Expected.NOTHING, IN_A_MONTH.plusMillis(1)));
        assertThat(refusal.violations()).containsExactly(
                new Violation(List.of("expires_at"), "must be a time at most 30 days away in this workspace"));
        nothingWasChanged();
        assertThat(regenerate(Expected.NOTHING, IN_A_MONTH).details().token().generation()).isEqualTo(2);
    }

    @Test
    void rulesAreReadWithWhatTellsWhetherAppsHaveLeft() {
        house.directory.reads.clear();
        regenerate(Expected.NOTHING, LATER);
        assertThat(house.directory.reads).containsExactly("member acme ada", "state acme");
    }

    @Test
    void unexpectedVersionChangesNothing() {
        assertThatThrownBy(() -> regenerate(new Expected(true, version -> version == 7), LATER))
                .isInstanceOf(Refusal.Outdated.class);
        nothingWasChanged();
    }

    @Test
    void whoLosesARaceIsToldByWhatTheyExpected() {
        house.store.meanwhile = () -> house.rename(token);
        assertThatThrownBy(() -> regenerate(Expected.NOTHING, LATER)).isInstanceOf(Refusal.Conflict.class);
        house.store.meanwhile = () -> house.rename(token);
        assertThatThrownBy(() -> regenerate(new Expected(true, _ -> true), LATER))
                .isInstanceOf(Refusal.Outdated.class);
        assertThat(house.store.records.get(token.id())).extracting(WorkspaceToken::generation).isEqualTo(1L);
    }

    @Test
    void whatCannotBeShownIsNotMade() {
        house.directory.breakDown();
        assertThatThrownBy(() -> regenerate(Expected.NOTHING, LATER)).isInstanceOf(IllegalStateException.class);
        nothingWasChanged();
    }
}
