package dev.workspacetokens.domain.token;

import static dev.workspacetokens.domain.mac.MacMessage.part;

import dev.workspacetokens.domain.mac.MacMessage;
import java.util.concurrent.atomic.AtomicBoolean;

/// A token in plain text: the credential itself. It exists only while it is shown once or checked.
///
/// It prints nothing of itself, and only [#revealOnce()] gives it away. Never keep one, never log one.
public final class TokenSecret {

    /// Separate each use of the keys from every other one there may ever be.
    private static final byte[] MAC_DOMAIN = part("workspace-tokens/token");
    private static final byte[] TAG_DOMAIN = part("workspace-tokens/tag");
    private static final byte[] FORMAT_VERSION = {1};

    private final String text;
    private final String prefix;
    private final TokenId id;
    private final String secret;
    private final String tag;
    private final AtomicBoolean revealed = new AtomicBoolean();

    /// @param text the whole token
    /// @param prefix that it starts with, without the underscore
    /// @param secret the part that nobody can guess
    TokenSecret(String text, String prefix, TokenId id, String secret, String tag) {
        this.text = text;
        this.prefix = prefix;
        this.id = id;
        this.secret = secret;
        this.tag = tag;
    }

    /// The id of the token, which is not secret.
    public TokenId id() {
        return id;
    }

    /// What the token starts with, without the underscore.
    String prefix() {
        return prefix;
    }

    /// Gives the whole token in plain text, for the one answer that shows it to its owner.
    ///
    /// @throws IllegalStateException when it was given before
    public String revealOnce() {
        if (!revealed.compareAndSet(false, true)) {
            throw new IllegalStateException("a token is shown once");
        }
        return text;
    }

    /// The tag that the token was brought with, right or wrong.
    String tag() {
        return tag;
    }

    /// The message that a tag covers: domain, format version, prefix, id and secret.
    byte[] tagMessage() {
        return tagMessage(prefix, id, secret);
    }

    static byte[] tagMessage(String prefix, TokenId id, String secret) {
        return MacMessage.of(TAG_DOMAIN, FORMAT_VERSION, part(prefix), part(id.value()), part(secret));
    }

    /// The message that a credential's MAC covers: domain, format version, prefix, id, generation and secret. The
    /// prefix is in it so that a token which was issued with another one is another token.
    byte[] macMessage(long generation) {
        return MacMessage.of(MAC_DOMAIN, FORMAT_VERSION, part(prefix), part(id.value()), part(generation),
                part(secret));
    }

    @Override
    public String toString() {
        return "TokenSecret[" + id + ", ***]";
    }
}
