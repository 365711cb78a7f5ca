package dev.workspacetokens.domain.token;

import static dev.workspacetokens.domain.token.Samples.FORMAT;
import static dev.workspacetokens.domain.token.Samples.KNOWN_ID;
import static dev.workspacetokens.domain.token.Samples.KNOWN_SECRET;
import static dev.workspacetokens.domain.token.Samples.KNOWN_TAG;
import static dev.workspacetokens.domain.token.Samples.KNOWN_TOKEN;
import static dev.workspacetokens.domain.token.Samples.NOW;
import static dev.workspacetokens.domain.token.Samples.TAG_KEY;
import static dev.workspacetokens.domain.token.Samples.TAG_KEY_BYTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.mac.MacMessage;
import dev.workspacetokens.domain.mac.Subkey;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a tag covers, and that nobody makes one without the key.
final class TagKeyTest {

    private static TokenSecret token(String prefix, String id, String secret, String tag) {
        return new TokenSecret("", prefix, new TokenId(id), secret, tag);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void whatIsIssuedHasATagOfItsKey(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            assertThat(TAG_KEY.made(Samples.parsed(Samples.draw(FORMAT, NOW, random, TAG_KEY).revealOnce()))).isTrue();
        }
    }

    @Test
    void theMessageNamesItsPurposeAndEveryPartWithItsLength() {
        assertThat(HexFormat.of().formatHex(Samples.known().tagMessage())).isEqualTo("00000014"
                + "776f726b73706163652d746f6b656e732f746167" + "00000001" + "01" + "00000003" + "777374" + "00000012"
                + "3056426f5a4b395130313233343536373839" + "0000001e"
                + "4142434445464748494a4b4c4d4e4f505152535455565758595a61626364");
    }

    @Test
    void noOtherTagIsTakenForTheTokensOwn() {
        assertThat(TAG_KEY.made(token("wst", KNOWN_ID, KNOWN_SECRET, KNOWN_TAG))).isTrue();
        String digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        for (int at = 0; at < KNOWN_TAG.length(); at++) {
            for (int digit = 0; digit < digits.length(); digit++) {
                var tag = new StringBuilder(KNOWN_TAG);
                tag.setCharAt(at, digits.charAt(digit));
                assertThat(TAG_KEY.made(token("wst", KNOWN_ID, KNOWN_SECRET, tag.toString()))).as("%s", tag)
                        .isEqualTo(tag.toString().equals(KNOWN_TAG));
            }
        }
        assertThat(List.of("", "1k0ni", "1k0nix0", "1K0NIX")).noneMatch(
                tag -> TAG_KEY.made(token("wst", KNOWN_ID, KNOWN_SECRET, tag)));
    }

    @Test
    void theTagOfATokenFitsNoOtherPrefixIdOrSecret() {
        var random = new Random(0);
        Stream<TokenSecret> others = Stream.of(
                Stream.of("wsu", "ws", "wst_", "").map(prefix -> token(prefix, KNOWN_ID, KNOWN_SECRET, KNOWN_TAG)),
                Stream.generate(() -> token("wst", Base62.random(random, 18), KNOWN_SECRET, KNOWN_TAG)).limit(1_000),
                Stream.generate(() -> token("wst", KNOWN_ID, Base62.random(random, 30), KNOWN_TAG)).limit(1_000),
                // The same characters, with another end of the id.
                Stream.of(token("wst", KNOWN_ID.substring(1) + "A", KNOWN_SECRET.substring(1), KNOWN_TAG)))
                .flatMap(tokens -> tokens);
        assertThat(others).hasSize(2_005).noneMatch(TAG_KEY::made);
    }

    @Test
    void everyBitOfTheKeyCounts() {
        for (int bit = 0; bit < TAG_KEY_BYTES.length * 8; bit++) {
            byte[] flipped = TAG_KEY_BYTES.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(Samples.tagKey(flipped).made(Samples.known())).as("bit %d", bit).isFalse();
        }
    }

    /// 62 sorts in each place: with 100,000 tags the count of each is 1,613 ± 40.
    @Test
    void everyCharacterIsAsLikelyAsAnyOtherInEveryPlace() {
        var counts = new int[6]['z' + 1];
        for (int i = 0; i < 100_000; i++) {
            String tag = TAG_KEY.tag(MacMessage.part(i));
            assertThat(tag).hasSize(6);
            for (int at = 0; at < tag.length(); at++) {
                counts[at][tag.charAt(at)]++;
            }
        }
        for (int[] place : counts) {
            assertThat(IntStream.of(place).filter(count -> count > 0).boxed().toList()).hasSize(62)
                    .allSatisfy(count -> assertThat(count).isBetween(1_613 - 240, 1_613 + 240));
        }
    }

    @Test
    void theParserTakesATokenWithAnyTagForItHasNoKey() {
        String head = KNOWN_TOKEN.substring(0, KNOWN_TOKEN.length() - 12) + "000000";
        assertThat(FORMAT.parse(Summed.of(head))).get().matches(token -> !TAG_KEY.made(token));
    }

    @Test
    void theKeyIsNotPrinted() {
        assertThat(TAG_KEY).hasToString("TagKey[" + Samples.KEY_ID + "]");
        assertThat(new Subkey("arn", TAG_KEY_BYTES)).hasToString("Subkey[arn]");
    }
}
