package dev.workspacetokens.domain;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The invisible characters that some scripts and emoji need, each only where it changes what is seen: the two zero
/// width joiners, the selectors of variants, and the tags in the flags of regions.
///
/// Each pattern has the character before in a group and not in a lookbehind, because Java's look back counts characters
/// outside of the basic plane as two.
final class Joiners {

    /// Text or picture.
    private static final String STYLE = "([\\p{IsEmoji}&&\\P{IsEmoji_Component}])[\\uFE0E\\uFE0F]";
    private static final String STYLE_OF_KEYCAP = "([0-9#*])[\\uFE0E\\uFE0F](?=\\u20E3)";

    /// Forms of Chinese characters that Japanese names tell apart.
    private static final String FORM_OF_IDEOGRAPH = "(\\p{IsIdeographic})[\\uFE00-\\uFE02\\x{E0100}-\\x{E01EF}]";

    /// England, Scotland, Wales: the code of a country and of a part of it.
    private static final String FLAG_OF_REGION = "(\\x{1F3F4})[\\x{E0061}-\\x{E007A}]{2}"
            + "[\\x{E0030}-\\x{E0039}\\x{E0061}-\\x{E007A}]{1,4}\\x{E007F}";

    private static final Pattern SELECTOR_IN_PLACE = Pattern
            .compile(String.join("|", STYLE, STYLE_OF_KEYCAP, FORM_OF_IDEOGRAPH, FLAG_OF_REGION));

    /// Scripts whose letters change their form with their neighbours.
    private static final List<String> SCRIPTS = List.of("Arabic", "Syriac", "Nko", "Mandaic", "Mongolian", "Adlam",
            "Hanifi_Rohingya", "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya", "Tamil", "Telugu", "Kannada",
            "Malayalam", "Sinhala", "Khmer", "Myanmar");

    /// A letter or mark of the same script on either side, other marks between them.
    private static final String BETWEEN_LETTERS = SCRIPTS.stream().map("[\\p{L}\\p{M}&&\\p{Is%s}]"::formatted)
            .map(letter -> letter + "\\p{M}{0,4}[\\u200C\\u200D](?=" + letter + ")")
            .collect(Collectors.joining("|"));

    /// The signs that silence a consonant's vowel: a joiner behind one chooses between half and whole forms, also at
    /// the end of a word.
    private static final String BEHIND_VIRAMA = "[\\u094D\\u09CD\\u0A4D\\u0ACD\\u0B4D\\u0BCD\\u0C4D\\u0CCD\\u0D4D"
            + "\\u0DCA\\u1039\\u103A\\u17D2][\\u200C\\u200D]";

    /// A family, a profession.
    private static final String BETWEEN_EMOJI = "\\p{IsExtended_Pictographic}\\p{IsEmoji_Modifier}?\\u200D"
            + "(?=\\p{IsExtended_Pictographic})";

    private static final Pattern JOINER_IN_PLACE = Pattern
            .compile(String.join("|", BETWEEN_LETTERS, BEHIND_VIRAMA, BETWEEN_EMOJI));

    private Joiners() {}

    /// The text without those that are in their place. Those that are left are not.
    static String removeFrom(String text) {
        String withoutSelectors = SELECTOR_IN_PLACE.matcher(text).replaceAll("$1$2$3$4");
        return JOINER_IN_PLACE.matcher(withoutSelectors)
                .replaceAll(found -> found.group().substring(0, found.group().length() - 1));
    }
}
