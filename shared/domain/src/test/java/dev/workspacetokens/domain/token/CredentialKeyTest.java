package dev.workspacetokens.domain.token;

import static dev.workspacetokens.domain.token.Samples.FORMAT;
import static dev.workspacetokens.domain.token.Samples.KEY;
import static dev.workspacetokens.domain.token.Samples.KEY_BYTES;
import static dev.workspacetokens.domain.token.Samples.KEY_ID;
import static dev.workspacetokens.domain.token.Samples.NOW;
import static dev.workspacetokens.domain.token.Samples.TAG_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the MAC of a credential covers.
final class CredentialKeyTest {

    /// Made by Python's struct and hmac.
    @ParameterizedTest
    @CsvSource({"1, fc05a36b8287f7d0968ac63364d7e7dc72fdd5ac0dddac2eb0428995f8f27c60",
            "1099511627776, f59a064890fe44f049be8be62f08de0448dd5c67331437edd07a322859be942a"})
    void theMacIsTheOneThatStoredCredentialsHold(long generation, String mac) {
        assertThat(HexFormat.of().formatHex(KEY.mac(Samples.known(), generation).bytes())).isEqualTo(mac);
    }

    @Test
    void theMessageNamesItsPurposeAndEveryPartWithItsLength() {
        assertThat(HexFormat.of().formatHex(Samples.known().macMessage(1))).isEqualTo("00000016"
                + "776f726b73706163652d746f6b656e732f746f6b656e" + "00000001" + "01" + "00000003" + "777374"
                + "00000012"
                + "3056426f5a4b395130313233343536373839" + "00000008" + "0000000000000001" + "0000001e"
                + "4142434445464748494a4b4c4d4e4f505152535455565758595a61626364");
    }

    @Test
    void charactersCannotMoveFromOnePartToTheNext() {
        var id = new TokenId(Samples.KNOWN_ID);
        var other = new TokenId(Samples.KNOWN_ID.substring(1) + "A");
        assertThat(secret("wst", id, "AB").macMessage(1))
                .isNotEqualTo(secret("wst", other, "B").macMessage(1))
                .isNotEqualTo(secret("wst", id, "A").macMessage(1))
                .isNotEqualTo(secret("wst", id, "AB\0").macMessage(1));
        // Without lengths the bytes of a generation could be read as the start of a secret.
        long letters = 0x4142434445464748L;
        assertThat(secret("wst", id, "ABCDEFGH").macMessage(letters))
                .isNotEqualTo(secret("wst", id, "ABCDEFGHABCDEFGH").macMessage(letters));
    }

    private static TokenSecret secret(String prefix, TokenId id, String secret) {
        return new TokenSecret("", prefix, id, secret, Samples.KNOWN_TAG);
    }

    @Test
    void everyPrefixHasAMacOfItsOwn() {
        var id = new TokenId(Samples.KNOWN_ID);
        var prefixes = Stream.of("wst", "wsu", "ws", "wst_", "old", "wst0", "");
        assertThat(prefixes.map(prefix -> KEY.mac(secret(prefix, id, Samples.KNOWN_SECRET), 1))).hasSize(7)
                .doesNotHaveDuplicates();
    }

    /// It covers prefix, id and secret itself, so it may not change what they hash to.
    @Test
    void theTagIsNotPartOfTheMac() {
        var id = new TokenId(Samples.KNOWN_ID);
        assertThat(KEY.mac(new TokenSecret("", "wst", id, Samples.KNOWN_SECRET, "000000"), 1))
                .isEqualTo(KEY.mac(Samples.known(), 1));
    }

    @Test
    void everyGenerationHasAMacOfItsOwn() {
        TokenSecret secret = Samples.known();
        var generations = LongStream
                .concat(LongStream.range(0, 64).map(bit -> 1L << bit), LongStream.of(0, 3, -1, Long.MAX_VALUE)).boxed();
        assertThat(generations.map(generation -> KEY.mac(secret, generation))).hasSize(68).doesNotHaveDuplicates();
    }

    @Test
    void everySecretAndEveryIdHasAMacOfItsOwn() {
        var random = new Random(0);
        TokenSecret first = Samples.known();
        Stream<TokenSecret> sameId = Stream.generate(() -> FORMAT.draw(first.id(), random, TAG_KEY)).limit(100);
        Stream<TokenSecret> sameSecret = Stream.generate(
                () -> secret("wst", TokenId.draw(NOW, random), Samples.KNOWN_SECRET)).limit(100);
        assertThat(Stream.concat(Stream.of(first), Stream.concat(sameId, sameSecret)).map(secret -> KEY.mac(secret, 1)))
                .hasSize(201).doesNotHaveDuplicates();
    }

    @Test
    void everyBitOfTheKeyCounts() {
        Mac mac = KEY.mac(Samples.known(), 1);
        for (int bit = 0; bit < KEY_BYTES.length * 8; bit++) {
            byte[] flipped = KEY_BYTES.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(Samples.credentialKey(flipped).mac(Samples.known(), 1)).as("bit %d", bit).isNotEqualTo(mac);
        }
    }

    @Test
    void theKeyIsItsOwnCopyAndIsNotPrinted() {
        byte[] given = KEY_BYTES.clone();
        var key = Samples.credentialKey(given);
        given[0] ^= 1;
        assertThat(key.mac(Samples.known(), 1)).isEqualTo(KEY.mac(Samples.known(), 1));
        assertThat(key).hasToString("CredentialKey[" + KEY_ID + "]");
        assertThat(key.id()).isEqualTo(KEY_ID);
    }
}
