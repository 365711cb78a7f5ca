package dev.workspacetokens.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

final class AsciiCaseTest {

    @Test
    void onlyCapitalAndSmallLettersOfAsciiAreTheSame() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            for (char letter = 'a'; letter <= 'z'; letter++) {
                boolean expected = c == letter || c == letter - 0x20;
                if (AsciiCase.same(String.valueOf(c), String.valueOf(letter)) != expected
                        || AsciiCase.startsWith(c + "x", String.valueOf(letter)) != expected
                        || (AsciiCase.lower(String.valueOf(c)).charAt(0) == letter) != expected) {
                    throw new AssertionError("U+%04X and %s".formatted((int) c, letter));
                }
            }
        }
    }

    @Test
    void aWordIsComparedAsAWhole() {
        assertThat(AsciiCase.same("If-Match", "iF-mATCH")).isTrue();
        assertThat(AsciiCase.same("If-Match", "If-Matc")).isFalse();
        assertThat(AsciiCase.same("If-Matc", "If-Match")).isFalse();
        assertThat(AsciiCase.startsWith("Bearer x", "bearer ")).isTrue();
        assertThat(AsciiCase.startsWith("Bearer", "bearer ")).isFalse();
        assertThat(AsciiCase.lower("AUTHORIZATION-É\u212a")).isEqualTo("authorization-É\u212a");
    }

    @Test
    void theMachinesLanguageMakesNoDifference() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr"));
            assertThat(AsciiCase.lower("AUTHORIZATION")).isEqualTo("authorization");
        } finally {
            Locale.setDefault(before);
        }
    }
}
