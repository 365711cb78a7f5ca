package dev.workspacetokens.application.token;

import static dev.workspacetokens.application.token.House.ADA;
import static dev.workspacetokens.application.token.House.IN_A_MONTH;
import static dev.workspacetokens.application.token.House.NOW;
import static dev.workspacetokens.application.token.House.all;
import static dev.workspacetokens.application.token.House.perApp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.access.WantedRoles;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import dev.workspacetokens.domain.token.IdempotencyKey;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A call that shows a secret, sent again under the same key.
final class RepeatedCallsTest {

    private static final IdempotencyKey KEY = IdempotencyKey.parse("the first of many").orElseThrow();
    private static final IdempotencyKey OTHER = IdempotencyKey.parse("the second of many").orElseThrow();
    private static final WantedRoles ROLES = perApp(Map.of("web", "developer", "ios", "none"));

    private final House house = new House();

    private Issued create(@Nullable IdempotencyKey key) {
        return create(ADA, "CI", IN_A_MONTH, ROLES, key);
    }

    private Issued create(Actor by, String name, Instant expiresAt, WantedRoles roles, @Nullable IdempotencyKey key) {
        return house.create.run(by, "acme", () -> House.creation(name, expiresAt, roles, key));
    }

    private Issued regenerate(WorkspaceToken token, Instant expiresAt, @Nullable IdempotencyKey key) {
        return regenerate(token, expiresAt, 0, key);
    }

    private Issued regenerate(WorkspaceToken token, Instant expiresAt, long overlap, @Nullable IdempotencyKey key) {
        return house.regenerate.run(ADA, house.path(token), Expected.NOTHING,
                () -> new RegenerateToken.Command(expiresAt, overlap, key));
    }

    private static WorkspaceToken token(Issued issued) {
        return issued.details().token();
    }

    private static void assertSame(Issued again, Issued first) {
        assertThat(again.secret().revealOnce()).isEqualTo(first.secret().revealOnce());
        assertThat(again.replayed()).isTrue();
        assertThat(first.replayed()).isFalse();
    }

    @Test
    void repeatedCreationShowsTheSameTokenAndMakesNoSecond() {
        Issued first = create(KEY);
        house.now = NOW.plusSeconds(899);
        Issued again = create(KEY);
        assertThat(again.details()).usingRecursiveComparison().ignoringFields("context.now").isEqualTo(first.details());
        assertSame(again, first);
        assertThat(house.store.records).hasSize(1);
    }

    @Test
    void withoutAKeyEveryCallMakesAToken() {
        assertThat(token(create(null)).id()).isNotEqualTo(token(create(null)).id());
        assertThat(house.store.receipts).isEmpty();
    }

    @Test
    void sameWishInOtherWordsIsTheSameBody() {
        Issued first = create(KEY);
        assertSame(create(ADA, "CI", IN_A_MONTH, perApp(Map.of("web", "developer")), KEY), first);
    }

    @Test
    void otherBodyUnderTheSameKeyIsRefused() {
        create(KEY);
        for (WantedRoles roles : new WantedRoles[]{all("developer"), perApp(Map.of("web", "admin")),
                perApp(Map.of("web", "developer", "ios", "developer"))}) {
            refusedAsAnother(() -> create(ADA, "CI", IN_A_MONTH, roles, KEY));
        }
        refusedAsAnother(() -> create(ADA, "CJ", IN_A_MONTH, ROLES, KEY));
        refusedAsAnother(() -> create(ADA, "CI", IN_A_MONTH.plusMillis(1), ROLES, KEY));
        house.now = NOW.plus(Duration.ofHours(23));
        refusedAsAnother(() -> create(ADA, "CJ", IN_A_MONTH, ROLES, KEY));
        assertThat(house.store.records).hasSize(1);
    }

    private static void refusedAsAnother(Runnable call) {
        var refusal = catchThrowableOfType(Refusal.Invalid.class, call::run);
        assertThat(refusal.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.path()).isEmpty();
            assertThat(violation.detail()).isEqualTo("is not what was sent with this Idempotency-Key before");
        });
    }

    @Test
    void afterAQuarterOfAnHourTheSecretIsShownNoMoreAndAfterADayTheCallIsANewOne() {
        Issued first = create(KEY);
        house.now = NOW.plus(Duration.ofMinutes(15));
        assertThatThrownBy(() -> create(KEY)).isInstanceOf(Refusal.Conflict.class)
                .hasMessageContaining("more than 15 minutes ago");
        house.now = NOW.plus(Duration.ofHours(24)).minusMillis(1);
        assertThatThrownBy(() -> create(KEY)).isInstanceOf(Refusal.Conflict.class);
        house.now = NOW.plus(Duration.ofHours(24));
        Issued next = create(KEY);
        assertThat(token(next).id()).isNotEqualTo(token(first).id());
        assertThat(next.replayed()).isFalse();
        assertSame(create(KEY), next);
    }

    @Test
    void keyIsBoundToItsCallerAndItsCall() {
        house.directory.join("eva", WorkspaceRole.OWNER);
        Issued first = create(KEY);
        Issued hers = create(new Actor.SignedIn("eva", ""), "CI", IN_A_MONTH, ROLES, KEY);
        assertThat(token(hers).id()).isNotEqualTo(token(first).id());
        Issued regenerated = regenerate(token(first), IN_A_MONTH, KEY);
        assertThat(token(regenerated).generation()).isEqualTo(2);
        assertThat(token(regenerate(token(hers), IN_A_MONTH, KEY)).generation()).isEqualTo(2);
        assertThat(house.store.receipts).hasSize(4);
    }

    @Test
    void overlapIsPartOfWhatWasSent() {
        WorkspaceToken token = token(create(null));
        Issued first = regenerate(token, IN_A_MONTH, 60, KEY);
        refusedAsAnother(() -> regenerate(token, IN_A_MONTH, KEY));
        refusedAsAnother(() -> regenerate(token, IN_A_MONTH, 61, KEY));
        house.endOverlap.run(ADA, house.path(token), Expected.NOTHING);
        Issued again = regenerate(token, IN_A_MONTH, 60, KEY);
        assertThat(token(again).former()).as("the record as it is now").isNull();
        assertSame(again, first);
    }

    @Test
    void loserOfARaceIsAnsweredThoughItsWishIsNotAllowedAnyMore() {
        Issued[] winner = new Issued[1];
        house.store.meanwhile = () -> {
            winner[0] = create(KEY);
            throw new Refusal.Invalid(List.of());
        };
        assertSame(create(KEY), winner[0]);
    }

    @Test
    void repeatedRegenerationShowsTheSameSecretWhateverVersionIsExpected() {
        WorkspaceToken token = token(create(null));
        Issued first = regenerate(token, IN_A_MONTH, KEY);
        Issued again = house.regenerate.run(ADA, house.path(token), new Expected(true, version -> version == 1),
                () -> new RegenerateToken.Command(IN_A_MONTH, 0, KEY));
        assertSame(again, first);
        assertThat(token(again).generation()).isEqualTo(2);
        refusedAsAnother(() -> regenerate(token, IN_A_MONTH.plusSeconds(1), KEY));
    }

    /// The date that was sent may have passed, the workspace may be full or frozen by now: the call was made
    /// before that.
    @Test
    void repeatIsAnsweredBeforeItsValuesAndLimitsAreLookedAt() {
        Issued first = create(ADA, "CI", NOW.plusSeconds(60), ROLES, KEY);
        for (int i = 1; i < House.MOST; i++) {
            create(null);
        }
        house.now = NOW.plusSeconds(61);
        house.directory.freeze(true);
        assertSame(create(ADA, "CI", NOW.plusSeconds(60), ROLES, KEY), first);
    }

    @Test
    void repeatShowsTheRecordAsItIsNow() {
        Issued first = create(KEY);
        house.rename(token(first));
        Issued again = create(KEY);
        assertThat(token(again).name()).isEqualTo("Theirs 1");
        assertSame(again, first);
    }

    @Test
    void whatWasRegeneratedSinceIsShownNoMore() {
        Issued first = create(KEY);
        regenerate(token(first), IN_A_MONTH, OTHER);
        assertThatThrownBy(() -> create(KEY)).isInstanceOf(Refusal.Conflict.class)
                .hasMessageContaining("regenerated since");
        regenerate(token(first), IN_A_MONTH, null);
        assertThatThrownBy(() -> regenerate(token(first), IN_A_MONTH, OTHER)).isInstanceOf(Refusal.Conflict.class);
        assertThat(house.store.records.get(token(first).id())).extracting(WorkspaceToken::generation).isEqualTo(3L);
    }

    @Test
    void whatWasRevokedIsGone() {
        Issued first = create(KEY);
        house.revoke.run(ADA, house.path(token(first)), Expected.NOTHING);
        assertThatThrownBy(() -> create(KEY)).isInstanceOf(Refusal.NotFound.class)
                .hasMessage("The token that this call made was revoked.");
        assertThat(house.store.records).isEmpty();
    }

    @Test
    void whoLostTheRightGetsNothing() {
        create(KEY);
        house.directory.join("ada", WorkspaceRole.VIEWER);
        assertThatThrownBy(() -> create(KEY)).isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void keyOfThisServiceThatMayNotBeUsedAnyMoreShowsNothing() {
        create(KEY);
        house.keyIsUsable = false;
        assertThatThrownBy(() -> create(KEY)).isInstanceOf(Refusal.Conflict.class)
                .hasMessageContaining("may not be used any more");
    }

    @Test
    void whoLosesARaceAgainstTheSameCallIsAnsweredTheSame() {
        Issued[] winner = new Issued[1];
        house.store.meanwhile = () -> winner[0] = create(KEY);
        Issued loser = create(KEY);
        assertSame(loser, winner[0]);
        WorkspaceToken token = token(loser);
        house.store.meanwhile = () -> winner[0] = regenerate(token, IN_A_MONTH, OTHER);
        Issued again = regenerate(token, IN_A_MONTH, OTHER);
        assertSame(again, winner[0]);
        assertThat(house.store.records).hasSize(1);
        assertThat(token(again).generation()).isEqualTo(2);
    }

    @Test
    void whoLosesARaceAgainstAnotherCallIsRefused() {
        WorkspaceToken token = token(create(KEY));
        house.store.meanwhile = () -> house.rename(token);
        assertThatThrownBy(() -> regenerate(token, IN_A_MONTH, OTHER)).isInstanceOf(Refusal.Conflict.class);
        assertThat(token(regenerate(token, IN_A_MONTH, OTHER)).generation()).as("nothing is kept of a refused call")
                .isEqualTo(2);
    }
}
