package dev.workspacetokens.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CaselessSearchTest {

    private static boolean finds(String part, String text) {
        return new CaselessSearch(part).finds(text);
    }

    @ParameterizedTest
    @CsvSource({"ci, CI integration", "INTEGRATION, CI integration", "ΟΔΟΣ, ΟΔΟΣΑ", "οδος, ΟΔΟΣΑ", "οδοσ, ΟΔΟΣ",
            "ΟΔΟΣ, οδος", "σ, ΟΔΟΣ", "ς, ΟΔΟΣ", "caf\u00e9, Cafe\u0301", "CAFE\u0301, Caf\u00e9", "strasse, Straße",
            "STRASSE, Straße",
            "straße, STRASSE", "STRAẞE, Strasse", "ß, MASSSTAB", "ｃｉ, CI", "CI, ｃｉ", "ｱﾌﾟﾘ, アプリ", "istanbul, İstanbul",
            "İSTANBUL, istanbul",
            "DIŞ, dış", "ısparta, ISPARTA", "ﬁne, FINE", "fine, ﬁne", "kelvin, \u212aelvin",
            "Ångstro\u0308m, \u212bNGSTRÖM",
            "ǅ, ǆ", "ა, Ა", "ᏸ, Ᏸ", "ꭰ, Ꭰ", "ΐ, ΐ", "ᾳ, ΑΙ", "ŉ, ʼN", "ſ, S", "한, \u1112\u1161\u11ab", "神, \ufa19",
            "❤\ufe0f, ❤", "❤, ❤\ufe0f",
            "क्ष, क्\u200dष", "'a b', a\u00a0b", "Ⅷ, viii", "москва, МОСКВА", "𐐀, 𐐨"})
    void oneTextIsFoundHoweverItIsWritten(String part, String text) {
        assertThat(finds(part, text)).isTrue();
        assertThat(finds(part, "before " + text + " behind")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"x, CI", "cafe, café", "é, cafe", "ss, s", "ο, o", "日本語, 日本", "oδ, ΟΔ", "ü, u", "CI integration, CI"})
    void anotherTextIsNotFound(String part, String text) {
        assertThat(finds(part, text)).isFalse();
    }

    /// Every character of Unicode finds itself in each of its cases and normal forms, and the form in common is a form
    /// in common: to fold it again changes nothing.
    @Test
    void everyCharacterIsFoundInEveryCaseAndForm() {
        for (int c = 1; c <= Character.MAX_CODE_POINT; c++) {
            if (Character.isDefined(c) && Character.getType(c) != Character.SURROGATE
                    && Character.getType(c) != Character.PRIVATE_USE) {
                String one = "a" + Character.toString(c) + "z";
                var ways = new HashSet<>(List.of(one.toLowerCase(Locale.ROOT), one.toUpperCase(Locale.ROOT),
                        Normalizer.normalize(one, Form.NFC), Normalizer.normalize(one, Form.NFD),
                        Normalizer.normalize(one, Form.NFKC)));
                if (ways.size() > 1 || !ways.contains(one)) {
                    String folded = CaselessSearch.folded(one);
                    ways.add(folded);
                    ways.forEach(way -> assertFolded(way, folded));
                }
            }
        }
    }

    private static void assertFolded(String text, String expected) {
        if (!CaselessSearch.folded(text).equals(expected)) {
            throw new AssertionError(text + " is folded to " + CaselessSearch.folded(text) + ", not " + expected);
        }
    }
}
