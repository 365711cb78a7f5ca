package dev.workspacetokens.domain.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.mac.Subkey;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

final class RepeatKeyTest {

    private static final RepeatKey KEY = new RepeatKey(new Subkey("key-1", Samples.KEY_BYTES));

    private static final String KNOWN = "1qWN6PQICugBQIQ3GRvCJiIKtOgzFbQPJUBzMfdhmTGQIejcfGOkFjgtKRbFFRSyLPFnsi";

    private static byte[] message(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Computed outside of Java (Python's hmac): three HMACs, of which the bytes below 248 count.
    @Test
    void secretIsWhatAnybodyWithTheKeyComputes() {
        assertThat(KEY.secret(message("message"), 70))
                .isEqualTo(KNOWN);
        assertThat(KEY.secret(message("message"), 30)).isEqualTo(KNOWN.substring(0, 30));
    }

    @Test
    void anotherMessageOrAnotherKeyGivesAnotherSecret() {
        String secret = KEY.secret(message("message"), 30);
        assertThat(KEY.secret(message("messagf"), 30)).isNotEqualTo(secret);
        assertThat(new RepeatKey(new Subkey("key-1", Samples.TAG_KEY_BYTES)).secret(message("message"), 30))
                .isNotEqualTo(secret);
    }

    /// Were the bytes taken modulo 62, the first eight characters would be a quarter likelier than the others.
    @Test
    void noCharacterIsFavoured() {
        var counts = new HashMap<Character, Integer>();
        int drawn = 62 * 4_000;
        for (char c : KEY.secret(message("many"), drawn).toCharArray()) {
            counts.merge(c, 1, Integer::sum);
        }
        assertThat(counts).hasSize(62).allSatisfy((_, count) -> assertThat(count).isBetween(3_600, 4_400));
    }

    @Test
    void nothingPrintsIt() {
        assertThat(KEY).hasToString("RepeatKey[key-1]");
    }
}
