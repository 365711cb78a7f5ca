package dev.workspacetokens.domain.token;

import static dev.workspacetokens.domain.token.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExpiryTest {

    private static final Expiry YEAR = new Expiry(Duration.ofDays(366), false);
    private static final Instant LAST = NOW.plus(Duration.ofDays(366));

    @Test
    void aTokenMustExpireAfterNow() {
        assertThat(YEAR.objection(NOW.minusMillis(1), NOW)).contains("must be in the future");
        assertThat(YEAR.objection(NOW, NOW)).contains("must be in the future");
        assertThat(YEAR.objection(Instant.MIN, NOW)).contains("must be in the future");
        assertThat(YEAR.objection(NOW.plusMillis(1), NOW)).isEmpty();
    }

    @Test
    void aTokenMayLiveAsLongAsTheDeploymentAllows() {
        assertThat(YEAR.objection(LAST.minusMillis(1), NOW)).isEmpty();
        assertThat(YEAR.objection(LAST, NOW)).isEmpty();
        assertThat(YEAR.objection(LAST.plusMillis(1), NOW)).contains("must be at most 366 days away");
        assertThat(YEAR.objection(Instant.MAX, NOW)).contains("must be at most 366 days away");
    }

    @Test
    void aTokenLivesForEverOnlyWhereThatIsAllowed() {
        assertThat(YEAR.objection(null, NOW)).isPresent();
        var lenient = new Expiry(Duration.ofDays(366), true);
        assertThat(lenient.objection(null, NOW)).isEmpty();
        assertThat(lenient.objection(LAST.plusMillis(1), NOW)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1})
    void aTokenIsExpiredFromItsExpirationDateOn(long millis) {
        var expected = millis < 0 ? WorkspaceToken.Status.ACTIVE : WorkspaceToken.Status.EXPIRED;
        assertThat(Samples.token(NOW).status(NOW.plusMillis(millis))).isEqualTo(expected);
    }

    @Test
    void aTokenWithoutExpirationDateIsNeverExpired() {
        assertThat(Samples.token(null).status(Instant.MAX)).isEqualTo(WorkspaceToken.Status.ACTIVE);
    }
}
