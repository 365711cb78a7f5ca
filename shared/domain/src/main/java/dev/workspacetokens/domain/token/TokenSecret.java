package dev.workspacetokens.domain.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/// A token in plain text: the credential itself. It exists only while it is shown once or checked.
///
/// It prints nothing of itself, and only [#revealOnce()] gives it away. Never keep one, never log one.
public final class TokenSecret {

    /// Separates this use of the key from every other one there may ever be.
    private static final byte[] MAC_DOMAIN = "workspace-tokens/token".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FORMAT_VERSION = {1};

    private final String text;
    private final TokenId id;
    private final String secret;
    private final AtomicBoolean revealed = new AtomicBoolean();

    TokenSecret(String text, TokenId id, String secret) {
        this.text = text;
        this.id = id;
        this.secret = secret;
    }

    /// The id of the token, which is not secret.
    public TokenId id() {
        return id;
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

    /// The message that a credential's MAC covers: domain, format version, id, generation and secret, each with its
    /// length before it, so that no two different tokens give the same bytes.
    byte[] macMessage(long generation) {
        byte[][] parts = {MAC_DOMAIN, FORMAT_VERSION, id.value().getBytes(StandardCharsets.US_ASCII),
                ByteBuffer.allocate(Long.BYTES).putLong(generation).array(),
                secret.getBytes(StandardCharsets.US_ASCII)};
        int size = 0;
        for (byte[] part : parts) {
            size += Integer.BYTES + part.length;
        }
        var message = ByteBuffer.allocate(size);
        for (byte[] part : parts) {
            message.putInt(part.length).put(part);
        }
        return message.array();
    }

    @Override
    public String toString() {
        return "TokenSecret[" + id + ", ***]";
    }
}
