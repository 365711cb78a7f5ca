package dev.workspacetokens.domain.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MacTest {

    private static final byte[] BYTES = new byte[32];

    static {
        new Random(0).nextBytes(BYTES);
    }

    @Test
    void equalsExactlyTheSameBytes() {
        var mac = new Mac(BYTES);
        assertThat(mac).isEqualTo(new Mac(BYTES)).hasSameHashCodeAs(new Mac(BYTES));
        assertThat(mac).isNotEqualTo(null).isNotEqualTo(BYTES).isNotEqualTo("Mac");
    }

    @Test
    void everyFlippedBitIsRefused() {
        for (int bit = 0; bit < BYTES.length * 8; bit++) {
            byte[] flipped = BYTES.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(new Mac(flipped)).as("bit %d", bit).isNotEqualTo(new Mac(BYTES));
        }
    }

    @Test
    void everyOtherLengthIsRefused() {
        for (int length = 0; length <= 64; length++) {
            if (length != BYTES.length) {
                assertThat(new Mac(Arrays.copyOf(BYTES, length))).as("length %d", length)
                        .isNotEqualTo(new Mac(BYTES));
            }
        }
    }

    @Test
    void nobodyCanChangeItFromOutside() {
        byte[] given = BYTES.clone();
        var mac = new Mac(given);
        given[0] ^= 1;
        mac.bytes()[1] ^= 1;
        assertThat(mac.bytes()).isEqualTo(BYTES);
    }

    @Test
    void itIsNotPrinted() {
        assertThat(new Mac(BYTES)).hasToString("Mac[***]");
    }
}
