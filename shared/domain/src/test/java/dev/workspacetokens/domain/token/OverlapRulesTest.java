package dev.workspacetokens.domain.token;

import static dev.workspacetokens.domain.token.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which former secret works behind a regeneration, and until when: the table of the contract, line by line.
final class OverlapRulesTest {

    private static final Instant IN_A_DAY = NOW.plus(Duration.ofDays(1));

    private static @Nullable Instant hours(@Nullable Integer hours) {
        return hours == null ? null : NOW.plus(Duration.ofHours(hours));
    }

    /// Generation 5 is replaced. All times are hours from now.
    ///
    /// @param overlap how long it is to be
    /// @param expires when 5 expires; empty for never
    /// @param former the generation that worked beside it; empty for none
    /// @param until until when that worked
    /// @param formerExpires when that would have expired
    /// @param next when the token expires from now on; empty for never
    /// @param used the newest generation that was noted as used
    /// @param kept the generation that works on; empty for none: then the one that is replaced is remembered, as ended
    /// @param end until when
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # overlap, expires, former, until, formerExpires, next, used, kept, end
                    0,       -,      -,     -,             -,    -,    5,    -,   -
                    0,       -,      4,     9,             -,    -,    4,    -,   -
                    2,       -,      -,     -,             -,    -,    0,    5,   2
                    2,       -,      -,     -,             -,    -,    5,    5,   2
                    2,       -,      -,     -,             -,    -,    4,    5,   2
                    2,       -,      -,     -,             -,    3,    5,    5,   2
                    2,       -,      -,     -,             -,    1,    5,    5,   1
                    2,       1,      -,     -,             -,    9,    5,    5,   1
                    2,       0,      -,     -,             -,    -,    5,    -,   -
                    2,      -1,      -,     -,             -,    -,    5,    -,   -
                    2,       -,      4,     9,             -,    -,    5,    5,   2
                    2,       -,      4,     9,             -,    -,    6,    5,   2
                    2,       -,      4,     9,             -,    -,    4,    4,   2
                    2,       -,      4,     9,             -,    1,    4,    4,   1
                    2,       -,      4,     9,             -,    -,    3,    4,   2
                    2,       -,      4,     9,             -,    -,    0,    4,   2
                    2,       -,      4,     1,             1,    -,    4,    4,   1
                    2,       -,      4,     1,             -,    -,    4,    4,   2
                    2,       -,      4,     0,             -,    -,    4,    5,   2
                    2,       -,      4,    -1,             -,    -,    0,    5,   2
                    2,       0,      4,     9,             -,    -,    5,    -,   -
                    2,       0,      4,     9,             -,    -,    0,    4,   2
                    2,       0,      4,     0,             -,    -,    4,    -,   -
            """)
    void oneFormerSecretWorksOn(int overlap, @Nullable Integer expires, @Nullable Long former, @Nullable Integer until,
            @Nullable Integer formerExpires, @Nullable Integer next, long used, @Nullable Long kept,
            @Nullable Integer end) {
        Former before = former == null || until == null
                ? null
                : new Former(former, hours(formerExpires), NOW.plus(Duration.ofHours(until)));
        Former after = new Overlap(Duration.ofHours(overlap), used).kept(5, hours(expires), before, hours(next),
                NOW);
        assertThat(after.generation()).isEqualTo(kept == null ? 5 : kept);
        assertThat(after.until()).isEqualTo(kept == null ? Instant.EPOCH : hours(end));
        assertThat(after.expiresAt()).isEqualTo(hours(after.generation() == 5 ? expires : formerExpires));
    }

    @Test
    void formerSecretWorksUntilTheMillisecondOfItsEnd() {
        Former former = new Former(1, null, IN_A_DAY);
        assertThat(former.worksAt(IN_A_DAY.minusMillis(1))).isTrue();
        assertThat(former.worksAt(IN_A_DAY)).isFalse();
    }
}
