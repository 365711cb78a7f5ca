package dev.workspacetokens.lean;

import org.jspecify.annotations.Nullable;

/// What requests are signed with. No record: nothing of it is ever printed.
final class Credentials {

    private final String id;
    private final String secret;
    private final @Nullable String session;

    /// @param id of the access key
    /// @param secret the access key
    /// @param session the token that goes with a temporary one
    /// @throws IllegalStateException when a header cannot hold id or session. Java's client would quote it
    Credentials(String id, String secret, @Nullable String session) {
        if (!isVisible(id) || (session != null && !isVisible(session))) {
            throw new IllegalStateException("the credentials have a character that no request can hold");
        }
        this.id = id;
        this.secret = secret;
        this.session = session;
    }

    private static boolean isVisible(String text) {
        return text.chars().allMatch(character -> character >= ' ' && character <= '~');
    }

    /// The id of the access key.
    String id() {
        return id;
    }

    /// The access key.
    String secret() {
        return secret;
    }

    /// The token that goes with a temporary key.
    @Nullable
    String session() {
        return session;
    }
}
