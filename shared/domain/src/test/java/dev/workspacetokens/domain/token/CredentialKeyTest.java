package dev.workspacetokens.domain.token;

import static dev.workspacetokens.domain.token.Samples.FORMAT;
import static dev.workspacetokens.domain.token.Samples.KEY;
import static dev.workspacetokens.domain.token.Samples.KEY_BYTES;
import static dev.workspacetokens.domain.token.Samples.KEY_ID;
import static dev.workspacetokens.domain.token.Samples.NOW;
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

    /// Made by Python's struct and `openssl dgst -sha256 -mac HMAC`.
    @ParameterizedTest
    @CsvSource({"1, 7fd6b5c7436bfcd2297b5866fc7431b8b2ee6be14a1c0eab1712c523c0759612",
            "1099511627776, 10c53f8ad31295b05748cbc56a27411382293fbe18f8ba584ed60a143bd1d409"})
    void theMacIsTheOneThatStoredCredentialsHold(long generation, String mac) {
        assertThat(HexFormat.of().formatHex(KEY.mac(Samples.known(), generation).bytes())).isEqualTo(mac);
    }

    @Test
    void theMessageNamesItsPurposeAndEveryPartWithItsLength() {
        assertThat(HexFormat.of().formatHex(Samples.known().macMessage(1))).isEqualTo("00000016"
                + "776f726b73706163652d746f6b656e732f746f6b656e" + "00000001" + "01" + "00000012"
                + "3056426f5a4b395130313233343536373839" + "00000008" + "0000000000000001" + "0000001e"
                + "4142434445464748494a4b4c4d4e4f505152535455565758595a61626364");
    }

    @Test
    void charactersCannotMoveFromOnePartToTheNext() {
        var id = new TokenId(Samples.KNOWN_ID);
        var other = new TokenId(Samples.KNOWN_ID.substring(1) + "A");
        assertThat(new TokenSecret("", id, "AB").macMessage(1))
                .isNotEqualTo(new TokenSecret("", other, "B").macMessage(1))
                .isNotEqualTo(new TokenSecret("", id, "A").macMessage(1))
                .isNotEqualTo(new TokenSecret("", id, "AB\0").macMessage(1));
        // Without lengths the bytes of a generation could be read as the start of a secret.
        long letters = 0x4142434445464748L;
        assertThat(new TokenSecret("", id, "ABCDEFGH").macMessage(letters))
                .isNotEqualTo(new TokenSecret("", id, "ABCDEFGHABCDEFGH").macMessage(letters));
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
        Stream<TokenSecret> sameId = Stream.generate(() -> FORMAT.draw(first.id(), random)).limit(100);
        Stream<TokenSecret> sameSecret = Stream.generate(
                () -> new TokenSecret("", TokenId.draw(NOW, random), Samples.KNOWN_SECRET)).limit(100);
        assertThat(Stream.concat(Stream.of(first), Stream.concat(sameId, sameSecret)).map(secret -> KEY.mac(secret, 1)))
                .hasSize(201).doesNotHaveDuplicates();
    }

    @Test
    void everyBitOfTheKeyCounts() {
        Mac mac = KEY.mac(Samples.known(), 1);
        for (int bit = 0; bit < KEY_BYTES.length * 8; bit++) {
            byte[] flipped = KEY_BYTES.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(new CredentialKey(KEY_ID, flipped).mac(Samples.known(), 1)).as("bit %d", bit).isNotEqualTo(mac);
        }
    }

    @Test
    void theKeyIsItsOwnCopyAndIsNotPrinted() {
        byte[] given = KEY_BYTES.clone();
        var key = new CredentialKey(KEY_ID, given);
        given[0] ^= 1;
        assertThat(key.mac(Samples.known(), 1)).isEqualTo(KEY.mac(Samples.known(), 1));
        assertThat(key).hasToString("CredentialKey[" + KEY_ID + "]");
        assertThat(key.id()).isEqualTo(KEY_ID);
    }
}
