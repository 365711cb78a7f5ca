package dev.workspacetokens.domain;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;

/// Finds texts that have a part in common with what somebody typed, whatever the case and the way in which the same
/// characters were written: `STRASSE` finds `Straße`, `οδοσ` finds `ΟΔΟΣ`, full-width letters find narrow ones.
///
/// Accents and other marks count. Dotted and dotless i are one letter, because Turkish and other languages disagree
/// about their cases.
public final class CaselessSearch {

    /// The joiners and selectors that a [DisplayText] may hold: nobody types them into a search.
    private static final Pattern UNSEEN = Pattern.compile("[\\u200C\\u200D\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}]");

    private final String part;

    /// @param part what somebody typed
    public CaselessSearch(String part) {
        this.part = folded(part);
    }

    /// Says whether the text contains the part.
    public boolean finds(String text) {
        return part.isEmpty() || folded(text).contains(part);
    }

    /// The form that all ways to write a text have in common. Texts in a caseless order are compared by it.
    public static String folded(String text) {
        String decomposed = Normalizer.normalize(UNSEEN.matcher(text).replaceAll(""), Form.NFKD);
        var folded = new StringBuilder();
        decomposed.codePoints().forEach(c -> {
            // Capitals alone would keep ẞ apart from ß. Each by itself, because a final sigma depends on its
            // neighbours.
            String capital = Character.toString(Character.toLowerCase(c)).toUpperCase(Locale.ROOT);
            capital.codePoints().map(Character::toLowerCase).forEach(folded::appendCodePoint);
        });
        return Normalizer.normalize(folded.toString().replace("i\u0307", "i"), Form.NFKC);
    }
}
