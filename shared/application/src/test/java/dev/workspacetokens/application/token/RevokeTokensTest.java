package dev.workspacetokens.application.token;

import static dev.workspacetokens.application.token.House.ADA;
import static dev.workspacetokens.application.token.House.MAX;
import static dev.workspacetokens.application.token.House.STRANGER;
import static dev.workspacetokens.application.token.House.unread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.application.audit.EventType;
import dev.workspacetokens.application.token.RevokeTokens.Outcome;
import dev.workspacetokens.application.token.RevokeTokens.Wanted;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.token.TokenId;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RevokeTokensTest {

    private static final Wanted ALL = new Wanted.All(true, "acme");

    private final House house = new House();

    private List<String> tokens(int count) {
        new RandomTokens(house, new Random(1)).add(count);
        return house.store.records.keySet().stream().map(TokenId::value).toList();
    }

    private Outcome revoke(Wanted wanted) {
        return house.revokeMany.run(ADA, "acme", () -> wanted);
    }

    private static Wanted named(String... ids) {
        return new Wanted.Named(List.of(ids));
    }

    @Test
    void namedTokensAreRevokedEachWithItsEventAndTheOthersLive() {
        List<String> ids = tokens(3);
        Outcome outcome = revoke(named(ids.get(0), "no id", ids.get(1), ids.get(0), "0".repeat(18), "no id"));
        assertThat(outcome).as("each counts once").isEqualTo(new Outcome(2, 2, 0));
        assertThat(house.store.records.keySet()).extracting(TokenId::value).containsExactly(ids.get(2));
        assertThat(house.store.deeds).hasSize(2)
                .allSatisfy(deed -> assertThat(deed.type()).isEqualTo(EventType.TOKEN_REVOKED))
                .extracting(deed -> String.valueOf(deed.subject())).doesNotHaveDuplicates();
        assertThat(revoke(named(ids.get(0), ids.get(1)))).isEqualTo(new Outcome(0, 2, 0));
    }

    @Test
    void allAreRevokedInAFrozenWorkspaceToo() {
        tokens(150);
        house.directory.freeze(true);
        assertThat(revoke(ALL)).isEqualTo(new Outcome(150, 0, 0));
        assertThat(revoke(ALL)).isEqualTo(new Outcome(0, 0, 0));
    }

    @Test
    void credentialWhoseRecordSomebodyTookAwayIsRevokedByItsId() {
        var token = house.token("CI", House.all("admin"));
        house.store.records.clear();
        assertThat(revoke(named(token.id().value()))).isEqualTo(new Outcome(1, 0, 0));
        assertThat(house.store.credentials).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "globex", "ACME", "acme ", "no slug"})
    void whoeverConfirmsAnotherWorkspaceRevokesNothing(String confirmation) {
        tokens(2);
        assertThatThrownBy(() -> revoke(new Wanted.All(true, confirmation)))
                .isInstanceOfSatisfying(Refusal.Invalid.class, refusal -> assertThat(refusal.violations())
                        .allSatisfy(violation -> assertThat(violation.path()).containsExactly("workspace"))
                        .hasSize(1));
        assertThat(house.store.records).hasSize(2);
    }

    @Test
    void allThatIsFalseRevokesNothing() {
        tokens(2);
        assertThatThrownBy(() -> revoke(new Wanted.All(false, "acme"))).isInstanceOf(Refusal.Invalid.class);
        assertThat(house.store.records).hasSize(2);
    }

    @Test
    void atMostHundredAreNamed() {
        assertThat(revoke(new Wanted.Named(Collections.nCopies(100, "x")))).isEqualTo(new Outcome(0, 1, 0));
        assertThatThrownBy(() -> revoke(new Wanted.Named(Collections.nCopies(101, "x"))))
                .isInstanceOf(Refusal.Invalid.class);
        assertThat(revoke(named())).isEqualTo(new Outcome(0, 0, 0));
    }

    @Test
    void onlyOwnersMay() {
        assertThatThrownBy(() -> house.revokeMany.run(MAX, "acme", unread())).isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> house.revokeMany.run(STRANGER, "acme", unread()))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "8, 1", "60, 1"})
    void itEndsInTimeAndGoesOnWhenItIsRepeated(int secondsForEach, int eachCall) {
        tokens(7);
        house.store.beforeRevocation = () -> house.now = house.now.plus(Duration.ofSeconds(secondsForEach));
        int left = 7;
        while (left > 0) {
            int revoked = Math.min(eachCall, left);
            left -= revoked;
            assertThat(revoke(ALL)).isEqualTo(new Outcome(revoked, 0, left));
        }
        assertThat(house.store.records).isEmpty();
    }

    /// Else a workspace whose list takes that long to read could be asked for ever.
    @Test
    void oneIsRevokedEvenWhereTheTimeIsOverBeforeTheFirst() {
        tokens(2);
        assertThat(house.revokeMany.run(ADA, "acme", () -> {
            house.now = house.now.plus(RevokeTokens.SPAN);
            return ALL;
        })).isEqualTo(new Outcome(1, 0, 1));
    }

    @Test
    void failureBehindTokensThatWereNotFoundChangedNothing() {
        String id = tokens(1).getFirst();
        var busy = new Refusal.Unavailable("Busy.");
        house.store.beforeRevocation = failingAt(1, busy);
        assertThatThrownBy(() -> revoke(named("no id", id))).isSameAs(busy);
    }

    @Test
    void whatIsRepeatedWithTheSameNamesGoesOnBehindThoseThatAreGone() {
        String[] ids = tokens(5).toArray(String[]::new);
        house.store.beforeRevocation = () -> house.now = house.now.plus(Duration.ofSeconds(4));
        assertThat(revoke(named(ids))).isEqualTo(new Outcome(2, 0, 3));
        assertThat(revoke(named(ids))).isEqualTo(new Outcome(2, 2, 1));
        assertThat(revoke(named(ids))).isEqualTo(new Outcome(1, 4, 0));
    }

    /// Another owner revokes the one that is next.
    @Test
    void tokenThatSomebodyElseRevokesMeanwhileIsNotFound() {
        tokens(3);
        house.store.meanwhile = () -> house.store.records.clear();
        assertThat(revoke(ALL)).isEqualTo(new Outcome(0, 3, 0));
    }

    @Test
    void whoeverLosesTheWorkspaceMeanwhileIsToldSoAndWhatIsRevokedStaysRevoked() {
        for (Refusal lost : List.of(new Refusal.Forbidden("Only owners."), new Refusal.NotFound("No workspace."))) {
            house.store.beforeRevocation = () -> {};
            int before = tokens(5).size();
            house.store.beforeRevocation = failingAt(3, lost);
            assertThatThrownBy(() -> revoke(ALL)).isSameAs(lost);
            assertThat(house.store.records).hasSize(before - 2);
        }
    }

    @Test
    void failureBehindARevokedTokenDoesNotReadAsIfNothingWasChangedAndARepetitionFinishes() {
        tokens(3);
        var busy = new Refusal.Unavailable("Busy.");
        house.store.beforeRevocation = failingAt(1, busy);
        assertThatThrownBy(() -> revoke(ALL)).as("nothing was changed").isSameAs(busy);
        for (RuntimeException failure : List.of(busy, new IllegalStateException("DynamoDB is down"))) {
            house.store.beforeRevocation = failingAt(2, failure);
            assertThatThrownBy(() -> revoke(ALL)).isInstanceOf(Refusal.Uncertain.class).hasCause(failure);
        }
        house.store.beforeRevocation = () -> {};
        assertThat(revoke(ALL)).isEqualTo(new Outcome(1, 0, 0));
    }

    private static Runnable failingAt(int revocation, RuntimeException failure) {
        var until = new int[]{revocation};
        return () -> {
            if (--until[0] == 0) {
                throw failure;
            }
        };
    }
}
