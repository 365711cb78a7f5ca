package dev.workspacetokens.application.token;

import dev.workspacetokens.domain.AsciiCase;
import dev.workspacetokens.domain.decision.AuthorizationHeader;

/// Takes the credential out of a text that somebody copied from where they found a token: a log, a file, a command.
///
/// White space and quotes around it do no harm, nor a comma or semicolon behind it, nor what a request has in front of
/// it: the name of the header, and a scheme as protected APIs accept it. Nothing else is taken away, for of a longer
/// text nobody knows which part was meant.
final class FoundText {

    private static final String HEADER = "authorization";
    private static final String QUOTES = "\"'`";
    private static final String ENDS = ",;";

    private FoundText() {}

    /// What is left, be it a token or not.
    static String credential(String text) {
        return bare(AuthorizationHeader.credential(withoutHeader(bare(text))));
    }

    private static String withoutHeader(String text) {
        if (!AsciiCase.startsWith(text, HEADER)) {
            return text;
        }
        String rest = bare(text.substring(HEADER.length()));
        return rest.startsWith(":") ? bare(rest.substring(1)) : text;
    }

    private static String bare(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isAround(text.charAt(start))) {
            start++;
        }
        while (end > start && (isAround(text.charAt(end - 1)) || ENDS.indexOf(text.charAt(end - 1)) >= 0)) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isAround(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || QUOTES.indexOf(c) >= 0;
    }
}
