package dev.workspacetokens.domain.token;

import static dev.workspacetokens.domain.token.Samples.FORMAT;
import static dev.workspacetokens.domain.token.Samples.KEY;
import static dev.workspacetokens.domain.token.Samples.KEY_BYTES;
import static dev.workspacetokens.domain.token.Samples.KEY_ID;
import static dev.workspacetokens.domain.token.Samples.NOW;
import static dev.workspacetokens.domain.token.Samples.TAG_KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.source.AllowedSources;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CredentialTest {

    private static final Credential CREDENTIAL = Credential.of(Samples.token(NOW), AllowedSources.ANY, Samples.known(),
            KEY);

    @Test
    void recognisesItsOwnSecret() {
        assertThat(CREDENTIAL.recognises(Samples.known(), KEY)).isTrue();
    }

    @Test
    void refusesEverySecretWithOneBitOfTheMacFlipped() {
        for (int bit = 0; bit < 256; bit++) {
            byte[] mac = CREDENTIAL.mac().bytes();
            mac[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(with(new Mac(mac), 1).recognises(Samples.known(), KEY)).as("bit %d", bit).isFalse();
        }
    }

    @Test
    void refusesAnotherSecretOfTheSameToken() {
        assertThat(CREDENTIAL.recognises(FORMAT.draw(CREDENTIAL.id(), new Random(0), TAG_KEY), KEY)).isFalse();
    }

    @Test
    void refusesTheSecretOfAnotherToken() {
        assertThat(CREDENTIAL.recognises(Samples.draw(FORMAT, NOW, new Random(0), TAG_KEY), KEY)).isFalse();
    }

    @Test
    void refusesTheSecretInAnotherGenerationAndUnderAnotherKey() {
        assertThat(with(CREDENTIAL.mac(), 2).recognises(Samples.known(), KEY)).isFalse();
        byte[] other = KEY_BYTES.clone();
        other[0] ^= 1;
        assertThat(CREDENTIAL.recognises(Samples.known(), Samples.credentialKey(other))).isFalse();
    }

    @Test
    void namesTheKeyThatItWasMadeWith() {
        assertThat(CREDENTIAL.keyId()).isEqualTo(KEY_ID);
        assertThat(CREDENTIAL.algorithm()).isEqualTo(Credential.ALGORITHM).isEqualTo(1);
    }

    @Test
    void expiresAtTheVeryInstant() {
        assertThat(CREDENTIAL.expiredAt(NOW.minusMillis(1))).isFalse();
        assertThat(CREDENTIAL.expiredAt(NOW)).isTrue();
        assertThat(CREDENTIAL.expiredAt(NOW.plusMillis(1))).isTrue();
    }

    @Test
    void doesNotPrintItsMac() {
        assertThat(CREDENTIAL.toString()).contains("Mac[***]")
                .doesNotContain(HexFormat.of().formatHex(CREDENTIAL.mac().bytes()));
    }

    private static Credential with(Mac mac, long generation) {
        return new Credential(CREDENTIAL.id(), mac, KEY_ID, 1, generation, "CI", CREDENTIAL.workspace(), NOW,
                CREDENTIAL.access(), false, AllowedSources.ANY, null);
    }
}
