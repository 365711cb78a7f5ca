package dev.workspacetokens.domain.decision;

import dev.workspacetokens.domain.AsciiCase;

/// Finds the credential in an `Authorization` header: `<token>`, `token <token>` or `Bearer <token>`.
///
/// The scheme is case-insensitive and one or more spaces follow it (RFC 9110, section 11.4). Nothing else is accepted:
/// no second credential, no comma, no other white space. Whether what is found is a token is for the
/// [dev.workspacetokens.domain.token.TokenFormat] to say.
public final class AuthorizationHeader {

    private static final String[] SCHEMES = {"bearer ", "token "};

    private AuthorizationHeader() {}

    /// What stands behind the scheme; all of it where there is no scheme.
    public static String credential(String value) {
        for (String scheme : SCHEMES) {
            if (AsciiCase.startsWith(value, scheme)) {
                return behindSpaces(value, scheme.length());
            }
        }
        return value;
    }

    private static String behindSpaces(String value, int from) {
        int start = from;
        while (start < value.length() && value.charAt(start) == ' ') {
            start++;
        }
        return value.substring(start);
    }
}
