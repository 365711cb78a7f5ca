package dev.workspacetokens.domain.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdempotencyKeyTest {

    @ParameterizedTest
    @ValueSource(strings = {"0123456789abcdef", "!\"#$ %&'()*+,-./~", "7f9c24e8-3b12-4fef-91e0-56b8a1c0d3aa"})
    void printableTextOfSomeLengthIsAKey(String text) {
        assertThat(IdempotencyKey.parse(text)).isPresent();
        assertThat(IdempotencyKey.parse(text.repeat(20).substring(0, 255))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123456789abcde", "0123456789abcde\n", "0123456789abcde\u007f", "0123456789abcdé",
            "0123456789abcde\t"})
    void anythingElseIsNone(String text) {
        assertThat(IdempotencyKey.parse(text)).isEmpty();
    }

    @Test
    void longerThanTheLongestIsNone() {
        assertThat(IdempotencyKey.parse("x".repeat(256))).isEmpty();
    }

    @Test
    void nothingPrintsIt() {
        assertThat(IdempotencyKey.parse("0123456789abcdef").orElseThrow()).hasToString("IdempotencyKey[***]");
    }
}
