package dev.workspacetokens.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SlugTest {

    private static final String LONGEST = "a".repeat(64);

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "-", "ios-shop", "--", "0123456789-abcdefghijklmnopqrstuvwxyz"})
    void oneToSixtyFourOfTheAlphabetAreASlug(String text) {
        assertThat(Slug.parse(text)).contains(new Slug(text));
        assertThat(new Slug(text)).hasToString(text);
        assertThat(Slug.parse(LONGEST)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "A", "a b", "a/b", "a#b", "a_b", "a.b", "*", "?", "a\n", "\na", "ä", "ａ", "١", "ı",
            "\u212a", "a\u0000", "..", "%2e", LONG})
    void everythingElseIsNone(String text) {
        assertThat(Slug.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Slug(text));
    }

    private static final String LONG = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    @Test
    void everyOtherCharacterIsRefused() {
        assertThat(LONG).hasSize(65);
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            boolean allowed = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-';
            assertThat(Slug.parse("x" + (char) c).isPresent()).as("U+%04X", c).isEqualTo(allowed);
        }
    }

    @Test
    void slugsSortAsTheirTexts() {
        assertThat(new Slug("a")).isLessThan(new Slug("b")).isLessThan(new Slug("a-"))
                .isEqualByComparingTo(new Slug("a"));
    }
}
