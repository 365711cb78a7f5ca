package dev.workspacetokens.domain.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Base62Test {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    @Test
    void digitsComeInTheOrderOfAscii() {
        assertThat(Base62.random(new Counting(), 62)).isEqualTo(DIGITS);
        assertThat(DIGITS.chars()).isSorted();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 20260221})
    void everyDigitIsEquallyLikely(long seed) {
        int draws = 620_000;
        var seen = new int[128];
        Base62.random(new Random(seed), draws).chars().forEach(c -> seen[c]++);
        double expected = draws / 62.0;
        double chiSquare = DIGITS.chars().mapToDouble(c -> Math.pow(seen[c] - expected, 2) / expected).sum();
        // 61 degrees of freedom: above 115 with a probability of 1 in 30,000. A byte modulo 62 gives about 13,000.
        assertThat(chiSquare).isLessThan(115);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0", "61, 1, z", "62, 2, 10", "3843, 2, zz", "0, 6, 000000", "4294967295, 6, 4gfFC3",
            "9223372036854775807, 11, AzL8n0Y58m7"})
    void numbersHaveExactlyTheLengthThatIsAskedFor(long number, int length, String text) {
        assertThat(Base62.encode(number, length)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"62, 1", "3844, 2", "-1, 6", "-9223372036854775808, 11", "9223372036854775807, 10", "1, 0"})
    void numbersThatDoNotFitAreRefused(long number, int length) {
        assertThatThrownBy(() -> Base62.encode(number, length)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void exactlyTheSixtyTwoAreDigits() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            String text = String.valueOf((char) c);
            assertThat(Base62.matches(text, 0, 1)).as("U+%04X", c).isEqualTo(DIGITS.contains(text));
        }
    }

    @Test
    void onlyTheRangeIsLookedAt() {
        assertThat(Base62.matches("-a0-", 1, 3)).isTrue();
        assertThat(Base62.matches("-a0-", 0, 3)).isFalse();
        assertThat(Base62.matches("-a0-", 1, 4)).isFalse();
    }
}
