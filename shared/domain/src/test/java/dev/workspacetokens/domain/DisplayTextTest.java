package dev.workspacetokens.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DisplayTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "CI integration", "Überprüfung – 日本語", "عربي", "a\u00a0b", "🚀", "<script>", "a\"b\\c",
            "👩\u200d💻", "e\u0301"})
    void whatPeopleWriteIsAccepted(String text) {
        assertThat(DisplayText.objection(text)).isEmpty();
    }

    @Test
    void spaceAroundIsNotKept() {
        assertThat(DisplayText.trim(" \t\n\u2003name one\u2003\r ")).isEqualTo("name one");
    }

    @Test
    void aTextHasOneToAHundredCharacters() {
        assertThat(DisplayText.objection(DisplayText.trim(" \t ")))
                .contains("must be 1 to 100 characters after trimming");
        assertThat(DisplayText.objection("a".repeat(100))).isEmpty();
        assertThat(DisplayText.objection("a".repeat(101))).isPresent();
    }

    @Test
    void aCharacterOutsideOfTheBasicPlaneIsOne() {
        assertThat(DisplayText.objection("🚀".repeat(100))).isEmpty();
        assertThat(DisplayText.objection("🚀".repeat(101))).isPresent();
    }

    @Test
    void everyControlCharacterIsRefused() {
        for (int c = 0; c < 0xA0; c++) {
            assertThat(DisplayText.objection("a" + Character.toString(c) + "b").isPresent()).as("U+%04X", c)
                    .isEqualTo(c < 0x20 || c >= 0x7F);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069})
    void whatBreaksLinesOrTurnsTheReadingDirectionIsRefused(int c) {
        assertThat(DisplayText.objection("a" + Character.toString(c) + "b"))
                .contains("must not contain control characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "a\ud83db", "\ude80", "\ude80\ud83d"})
    void halfACharacterIsRefused(String text) {
        assertThat(DisplayText.objection(text)).isPresent();
    }
}
