package dev.workspacetokens.domain.decision;

/// Finds the credential in an `Authorization` header: `<token>`, `token <token>` or `Bearer <token>`.
///
/// The scheme is case-insensitive and one space follows it. Nothing else is accepted: no second credential, no comma, no
/// other white space. Whether what is found is a token is for the [dev.workspacetokens.domain.token.TokenFormat] to say.
final class AuthorizationHeader {

    private static final String[] SCHEMES = {"bearer ", "token "};

    private AuthorizationHeader() {}

    static String credential(String value) {
        for (String scheme : SCHEMES) {
            if (startsWithIgnoringAsciiCase(value, scheme)) {
                return value.substring(scheme.length());
            }
        }
        return value;
    }

    /// The library's own comparison without case would also take the Kelvin sign for a k.
    private static boolean startsWithIgnoringAsciiCase(String value, String scheme) {
        if (value.length() < scheme.length()) {
            return false;
        }
        for (int i = 0; i < scheme.length(); i++) {
            char c = value.charAt(i);
            char lower = c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
            if (lower != scheme.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
