package dev.workspacetokens.domain.token;

import static dev.workspacetokens.domain.token.Samples.KEY;
import static dev.workspacetokens.domain.token.Samples.KNOWN_ID;
import static dev.workspacetokens.domain.token.Samples.KNOWN_SECRET;
import static dev.workspacetokens.domain.token.Samples.KNOWN_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.workspacetokens.domain.source.AllowedSources;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class TokenSecretTest {

    @Test
    void aTokenIsRevealedOnceAndNeverAgain() {
        TokenSecret secret = Samples.known();
        assertThat(secret.revealOnce()).isEqualTo(KNOWN_TOKEN);
        assertThatIllegalStateException().isThrownBy(secret::revealOnce);
        assertThatIllegalStateException().isThrownBy(secret::revealOnce);
    }

    @Test
    void nothingPrintsIt() {
        TokenSecret secret = Samples.known();
        assertSilent(secret.toString());
        assertSilent(String.format("%s", secret));
        var issued = new IssuedToken(Samples.token(null),
                Credential.of(Samples.token(null), AllowedSources.ANY, secret, KEY), secret,
                null);
        assertSilent(issued.toString());
        assertThat(secret).hasToString("TokenSecret[" + KNOWN_ID + ", ***]");
    }

    @Test
    void noExceptionPrintsIt() {
        TokenSecret secret = Samples.known();
        secret.revealOnce();
        var printed = new StringWriter();
        Objects.requireNonNull(catchThrowable(secret::revealOnce)).printStackTrace(new PrintWriter(printed, true));
        assertThat(printed.toString()).contains("IllegalStateException");
        assertSilent(printed.toString());
    }

    @Test
    void itCannotBeSerialized() {
        assertThat(Samples.known()).isNotInstanceOf(Serializable.class);
    }

    /// No eight characters of the secret, nor its checksum, which says something about it.
    private static void assertSilent(String printed) {
        String hidden = KNOWN_TOKEN.substring(KNOWN_TOKEN.indexOf(KNOWN_SECRET));
        for (int i = 0; i + 8 <= hidden.length(); i++) {
            assertThat(printed).doesNotContain(hidden.substring(i, i + 8));
        }
        assertThat(printed).doesNotContain(hidden.substring(KNOWN_SECRET.length()));
    }
}
