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

import dev.workspacetokens.application.audit.EventType;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.token.Former;
import dev.workspacetokens.domain.token.FormerSecret;
import dev.workspacetokens.domain.token.LastUse;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A regeneration that lets the former secret work on, and its end.
final class OverlapTest {

    private static final long HOUR = 3_600;

    private final House house = new House();
    private final WorkspaceToken token = house.token("CI", perApp(Map.of("web", "developer")));

    private WorkspaceToken regenerate(long overlapSeconds) {
        return house.regenerate.run(ADA, house.path(token), Expected.NOTHING,
                () -> new RegenerateToken.Command(IN_A_MONTH, overlapSeconds, null)).details().token();
    }

    private void use(long generation) {
        house.store.uses.put(token.id(), new LastUse(LocalDate.EPOCH, "", generation, 0, null));
    }

    private static @Nullable Former works(@Nullable FormerSecret former) {
        return former == null || former.of().until().equals(Instant.EPOCH) ? null : former.of();
    }

    private @Nullable Former stored() {
        FormerSecret former = Objects.requireNonNull(house.store.credentials.get(token.id())).former();
        assertThat(Objects.requireNonNull(house.store.records.get(token.id())).former())
                .as("record and credential say the same").isEqualTo(works(former));
        return works(former);
    }

    @Test
    void withoutAnOverlapNoFormerSecretWorks() {
        assertThat(regenerate(0).former()).isNull();
        assertThat(stored()).isNull();
    }

    @Test
    void formerSecretWorksForAsLongAsWasAskedFor() {
        var credential = Objects.requireNonNull(house.store.credentials.get(token.id()));
        assertThat(regenerate(HOUR).former()).isEqualTo(new Former(1, IN_A_MONTH, NOW.plusSeconds(HOUR)));
        FormerSecret former = Objects.requireNonNull(house.store.credentials.get(token.id())).former();
        assertThat(former).extracting(FormerSecret::mac, FormerSecret::keyId)
                .containsExactly(credential.mac(), credential.keyId());
        assertThat(stored()).isNotNull();
    }

    /// The second regeneration is by somebody who lost the answer to the first.
    @Test
    void secretThatIsInUseOutlivesOneThatNobodyKnew() {
        use(1);
        regenerate(HOUR);
        regenerate(HOUR);
        assertThat(stored()).extracting(Former::generation).isEqualTo(1L);
        use(3);
        regenerate(HOUR);
        assertThat(stored()).extracting(Former::generation).isEqualTo(3L);
        regenerate(0);
        assertThat(stored()).isNull();
    }

    @Test
    void whereNoneWasUsedTheOldestStaysThatWorks() {
        regenerate(HOUR);
        regenerate(HOUR);
        assertThat(stored()).extracting(Former::generation).isEqualTo(1L);
        house.now = NOW.plusSeconds(HOUR);
        regenerate(HOUR);
        assertThat(stored()).extracting(Former::generation).isEqualTo(3L);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 604_801, Long.MIN_VALUE, Long.MAX_VALUE})
    void lengthThatIsNotAllowedChangesNothing(long seconds) {
        var refusal = catchThrowableOfType(Refusal.Invalid.class, () -> regenerate(seconds));
        assertThat(refusal.violations())
                .containsExactly(new Violation(List.of("overlap_seconds"), "must be 0 to 604800"));
        assertThat(house.stored(token)).isEqualTo(token);
    }

    @Test
    void changesThatAreNoRegenerationLeaveItAsItIs() {
        regenerate(HOUR);
        Former former = stored();
        house.rename(token);
        assertThat(stored()).isEqualTo(former).isNotNull();
    }

    @Test
    void overlapIsEndedOnce() {
        regenerate(HOUR);
        house.endOverlap.run(ADA, house.path(token), Expected.NOTHING);
        assertThat(stored()).isNull();
        assertThat(house.store.records.get(token.id())).extracting(WorkspaceToken::version).isEqualTo(3L);
        house.endOverlap.run(ADA, house.path(token), Expected.NOTHING);
        assertThat(house.store.records.get(token.id())).extracting(WorkspaceToken::version).isEqualTo(3L);
    }

    @Test
    void onlyOwnersEndItAndOnlyOfWhatTheyExpect() {
        regenerate(HOUR);
        var path = house.path(token);
        assertThatThrownBy(() -> house.endOverlap.run(MAX, path, Expected.NOTHING))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> house.endOverlap.run(STRANGER, path, Expected.NOTHING))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> house.endOverlap.run(ADA, path, new Expected(true, version -> version == 1)))
                .isInstanceOf(Refusal.Outdated.class);
        house.store.meanwhile = () -> house.rename(token);
        assertThatThrownBy(() -> house.endOverlap.run(ADA, path, new Expected(true, _ -> true)))
                .isInstanceOf(Refusal.Outdated.class);
        assertThat(stored()).isNotNull();
    }

    /// Whoever ends a secret that leaked must not lose against somebody who renames the token.
    @Test
    void whoExpectsNoVersionLosesNoRace() {
        regenerate(HOUR);
        house.store.meanwhile = () -> house.rename(token);
        house.endOverlap.run(ADA, house.path(token), Expected.NOTHING);
        assertThat(stored()).isNull();
        assertThat(house.store.records.get(token.id())).extracting(WorkspaceToken::name).isEqualTo("Theirs 1");
    }

    /// A record is not sealed: whoever hides a former secret in it must not keep that alive.
    @Test
    void overlapThatTheRecordHidesIsEnded() {
        WorkspaceToken after = regenerate(HOUR);
        house.store.records.put(token.id(), after.withoutFormer(after.updated()));
        house.endOverlap.run(ADA, house.path(token), Expected.NOTHING);
        assertThat(stored()).isNull();
    }

    @Test
    void overlapThatIsOverIsNoneToEnd() {
        regenerate(HOUR);
        house.now = NOW.plusSeconds(HOUR);
        house.endOverlap.run(ADA, house.path(token), Expected.NOTHING);
        assertThat(house.store.deeds.getLast().type()).isEqualTo(EventType.TOKEN_REGENERATED);
    }

    @Test
    void formerSecretEndsWithTheTokensNewDate() {
        Issued issued = house.regenerate.run(ADA, house.path(token), Expected.NOTHING,
                () -> new RegenerateToken.Command(NOW.plusSeconds(60), HOUR, null));
        assertThat(issued.details().token().former()).isEqualTo(new Former(1, IN_A_MONTH, NOW.plusSeconds(60)));
        assertThat(stored()).isEqualTo(issued.details().token().former());
    }
}
