package dev.workspacetokens.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The rule itself; that it is asked for every text that is kept is tested where texts are read.
final class DisplayTextTest {

    private static final String INVISIBLE = "must not contain invisible characters";
    private static final String CONTROL = "must not contain control characters";
    private static final String UNDEFINED = "must not contain characters that Unicode does not define";
    private static final String TOKEN = "must not contain what looks like a token";
    private static final String TOO_MANY_MARKS = "must not have more than 4 combining marks on a character";
    private static final String LONE_MARK = "must not have a combining mark without a character before it";

    private static Optional<String> objection(String text) {
        return DisplayText.objection(DisplayText.trim(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "-", "CI integration", "Überprüfung – 日本語", "a\u00a0b", "🚀", "<script>", "a\"b\\c",
            "e\u0301", "Việt Nam", "Vie\u0323\u0302t", "Ελλάδα", "Москва", "Հայաստան", "საქართველო", "l’été", "№ 5 ½ €",
            "عربي", "مُحَمَّد", "نامه\u200cای", "می\u200cخواهم", "יִשְׂרָאֵל", "שָּׁלוֹם", "हिन्दी", "क्\u200dष",
            "क्\u200cष",
            "রংপুর", "র\u200d্যাব",
            "ශ්\u200dරී ලංකා", "അവന്\u200d", "தமிழ்", "ไทยที่นี่", "ខ្មែរ", "မြန်မာ", "བོད་ཡིག", "한국어",
            "\u1112\u1161\u11ab", "日本語のテスト", "ｱﾌﾟﾘ", "中文　名稱",
            "葛\udb40\udd00飾区", "神\uFE00", "Ꮳ", "𞤀𞤣𞤤𞤢𞤥"})
    void namesInAllScriptsAreAccepted(String text) {
        assertThat(objection(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"👩\u200d💻", "👨\u200d👩\u200d👧\u200d👦", "👩🏽\u200d🚀", "❤\ufe0f\u200d🔥",
            "🏳\ufe0f\u200d🌈", "🏴\u200d☠\ufe0f",
            "👁\ufe0f\u200d🗨\ufe0f", "🇩🇪",
            "🏴\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f", "1\ufe0f\u20e3",
            "#\u20e3", "❤\ufe0e", "☕\ufe0f", "👍🏿", "©\ufe0f", "🧑\u200d🦰"})
    void emojiAreAccepted(String text) {
        assertThat(objection(text)).isEmpty();
        assertThat(objection("Team " + text + text + " x")).isEmpty();
    }

    @Test
    void spaceAroundIsNotKept() {
        assertThat(DisplayText.trim(" \t\n\u2003\u00a0\u3000name one\u202f\u2007\u2003\r ")).isEqualTo("name one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " \t ", "\u00a0", "\u2003", "\u3000", "\u2007\u202f", "\u1680", "\u205f",
            "\u2028"})
    void spaceAloneIsNoText(String text) {
        assertThat(objection(text)).contains("must be 1 to 100 characters after trimming");
    }

    @Test
    void aTextHasAtMostAHundredCharacters() {
        for (String one : List.of("a", "🚀", "é", "한")) {
            assertThat(objection(one.repeat(100))).isEmpty();
            assertThat(objection(one.repeat(101))).contains("must be 1 to 100 characters after trimming");
        }
    }

    /// Every character of Unicode, by its class: alone, and between the letters of words and behind an emoji.
    @Test
    void whatNobodySeesIsRefusedWhereverItStands() {
        assertClass(c -> Character.getType(c) == Character.CONTROL, c -> CONTROL);
        // A million of these: their edges, and a part of the rest.
        assertClass(c -> (Character.getType(c) == Character.UNASSIGNED || Character.getType(c) == Character.PRIVATE_USE)
                && ((c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) || c < 0x3000 || c % 97 == 0),
                c -> UNDEFINED);
        assertClass(c -> Character.getType(c) == Character.FORMAT,
                c -> InvisibleCharacters.turnsDirection(c) ? CONTROL : INVISIBLE);
        assertClass(DisplayTextTest::isIgnorable, c -> InvisibleCharacters.turnsDirection(c) ? CONTROL : INVISIBLE);
        assertClass(c -> c == 0x2800 || c == 0xFFFC || c == 0x1D159 || c == 0x16FE4 || c == 0x13441, c -> INVISIBLE);
        assertClass(c -> c == 0x2028 || c == 0x2029, c -> CONTROL);
    }

    /// The characters that Unicode 16 lists as `Default_Ignorable_Code_Point` and has assigned.
    private static boolean isIgnorable(int c) {
        return (c == 0xAD || c == 0x34F || c == 0x61C || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5
                || (c >= 0x180B && c <= 0x180F) || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x206F) || c == 0x3164 || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF
                || c == 0xFFA0 || (c >= 0x1BCA0 && c <= 0x1BCA3) || (c >= 0x1D173 && c <= 0x1D17A)
                || (c >= 0xE0000 && c <= 0xE0FFF)) && Character.isDefined(c);
    }

    private static void assertClass(IntPredicate member, IntFunction<String> detail) {
        int[] all = IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(member).toArray();
        assertThat(all).isNotEmpty();
        for (int i = 0; i < all.length; i++) {
            String one = Character.toString(all[i]);
            String text = List.of("a" + one + "b", "a " + one + " b", "9" + one + one, "🚀" + one + ".").get(i % 4);
            if (!DisplayText.objection(text).equals(Optional.of(detail.apply(all[i])))
                    || objection(one).isEmpty()) {
                throw new AssertionError("U+%04X: %s".formatted(all[i], DisplayText.objection(text)));
            }
        }
    }

    @Test
    void whatCanBeSeenIsAccepted() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            boolean shown = switch (Character.getType(c)) {
                case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
                        Character.UNASSIGNED,
                        Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR,
                        Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
                    false;
                default -> !isIgnorable(c) && !InvisibleCharacters.contain(c);
            };
            if (shown) {
                if (objection(Character.toString(c)).isPresent()) {
                    throw new AssertionError("U+%04X is refused".formatted(c));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CI\u200b", "\u200bCI", "a\u200cb", "a\u200db", "CI\u200d", "\u200d", "1\ufe0f",
            "v1\ufe0f.0", "a\ufe0f",
            "CI\ufe0e", "عر\u200dbي", "ع\u200c", "\u200cع", "می\u200c\u200cخ", "می\u200c خ", "क\u200d\u200dष",
            "क्\u200d\u200d",
            "क\u200dع", "日\u200d本", "日\ufe0f", "日\ufe00\ufe00", "🚀\u200d", "\u200d🚀", "🚀\u200d\u200d🚀", "👩\u200da",
            "🚀\ufe0f\ufe0f", "한\u3164국", "\u115f\u1160", "Mu\u00adller", "a\u034fb", "🏴\udb40\udc67",
            "a\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc7f",
            "\u180eᠮ", "a\u2060b", "a\ufeffb", "\ufff9a\ufffab\ufffb", "⠠\u2800⠉", "🇩\ufe0f🇪", "x\u200d🚀"})
    void joinersOutOfTheirPlaceAndFillersAreRefused(String text) {
        assertThat(objection(text)).contains(INVISIBLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x200E, 0x200F,
            0x061C})
    void whatTurnsTheReadingDirectionIsRefusedBetweenLettersOfAnyScript(int c) {
        for (String letter : List.of("a", "ע", "ع", "日", "🚀")) {
            assertThat(objection(letter + Character.toString(c) + letter)).contains(CONTROL);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "a\ud83db", "\ude80", "\ude80\ud83d"})
    void halfACharacterIsRefused(String text) {
        assertThat(objection(text)).contains(UNDEFINED);
    }

    @Test
    void towersOfMarksAreRefused() {
        assertThat(objection("Z\u0351\u036b\u0343\u036a")).isEmpty();
        assertThat(objection("Z\u0351\u036b\u0343\u036a\u0302")).contains(TOO_MANY_MARKS);
        assertThat(objection("a" + "\u0301".repeat(50))).contains(TOO_MANY_MARKS);
        assertThat(objection("a" + "\u20dd".repeat(5))).contains(TOO_MANY_MARKS);
        // What carries no mark does not begin another tower.
        assertThat(objection("क\u0301\u0301\u0301\u094d\u200dष")).isEmpty();
        assertThat(objection("क\u0301\u0301\u0301\u0301\u093e\u0301ष")).contains(TOO_MANY_MARKS);
        assertThat(objection("日\ufe00\u0301\u0301\u0301\u0301\u0301")).contains(TOO_MANY_MARKS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0301", "\u0301a", "\u20e3", "a \u0301b", "a\u00a0\u0301", "\u093e"})
    void aMarkNeedsACharacterToStandOn(String text) {
        assertThat(objection(text)).contains(LONE_MARK);
    }

    /// Of any deployment: with any prefix, and also where something stands around it or it is written in wide letters.
    @Test
    void whatLooksLikeATokenIsRefusedAndNotQuoted() {
        var random = new Random(33);
        for (int i = 0; i < 200; i++) {
            String prefix = List.of("wst", "acme_ci", "a1", "x".repeat(20)).get(i % 4);
            String body = random.ints(54 + random.nextInt(7), 0, 62)
                    .mapToObj("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"::charAt)
                    .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append).toString();
            String token = prefix + "_" + body;
            for (String text : List.of(token, "CI " + token, "\"" + token + "\".", "日本" + token, "X9" + token)) {
                assertThat(objection(text)).as("seed 33, case %s", i).contains(TOKEN);
            }
            String wide = token.codePoints().map(c -> c - 0x20 + 0xFF00)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
            assertThat(objection(wide)).contains(TOKEN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wst_", "deploy_to_production",
            "3a7bd3e2360a3d29eea436fcfb7e44c735d117c42d1c1835420b6b9942dd4f1b",
            "sha256:3a7bd3e2360a3d29eea436fcfb7e44c735d117c42d1c1835420b6b9942dd4f1b",
            "feature_a_rather_long_name_of_a_branch_with_many_words_in_it_as_people_do"})
    void whatMerelyResemblesOneIsAccepted(String text) {
        assertThat(objection(text)).isEmpty();
    }
}
