package dev.workspacetokens.domain.directory;

/// The rule for the ids of people: what an OIDC issuer calls `sub`.
public final class MemberId {

    /// What the id of a member is, for people to read.
    public static final String FORM = "1 to 255 printable ASCII characters";

    private static final int MAX_LENGTH = 255;

    private MemberId() {}

    /// Says whether the text is 1–255 printable ASCII characters. Nobody else is ever a member.
    public static boolean isValid(String sub) {
        return !sub.isEmpty() && sub.length() <= MAX_LENGTH && sub.chars().allMatch(c -> c >= 0x20 && c <= 0x7E);
    }
}
