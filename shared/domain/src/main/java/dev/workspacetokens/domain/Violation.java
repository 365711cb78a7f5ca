package dev.workspacetokens.domain;

/// One place of a request that is wrong.
///
/// @param pointer where, as a JSON pointer (RFC 6901) into the request body
/// @param detail what is wrong there, for the caller to read
public record Violation(String pointer, String detail) {

    /// A pointer one level deeper, the key escaped as RFC 6901 asks.
    public static String pointer(String parent, String key) {
        return parent + '/' + key.replace("~", "~0").replace("/", "~1");
    }
}
