package dev.workspacetokens.domain.token;

import static dev.workspacetokens.domain.mac.MacMessage.part;

import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.mac.MacMessage;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// A call that shows a secret and that its caller may send again under the same key. Whoever else sends it, in another
/// workspace or for another token, makes another call.
public final class RepeatableCall {

    private static final byte[] NAME_DOMAIN = part("workspace-tokens/repeat/call");
    private static final byte[] SECRET_DOMAIN = part("workspace-tokens/repeat/secret");

    private final byte[] identity;
    private final String fingerprint;

    /// @param by whose call it is, in their workspace
    /// @param operation what is called, and for which token where there is one already
    /// @param body what was sent: under one key, it must be the same each time
    public RepeatableCall(Owner by, String operation, IdempotencyKey key, byte[] body) {
        this.identity = MacMessage.of(part(by.workspace().uid()), part(by.person().id()), part(operation),
                part(key.text()));
        this.fingerprint = digest(body);
    }

    /// What names the call where its [Receipt] is kept: a digest that does not give the key away.
    public String name() {
        return digest(MacMessage.of(NAME_DOMAIN, identity));
    }

    /// A digest of what was sent.
    public String fingerprint() {
        return fingerprint;
    }

    /// What the secret of a token's generation is derived from.
    byte[] message(TokenId token, long generation, String nonce) {
        return MacMessage.of(SECRET_DOMAIN, identity, part(token.value()), part(generation), part(nonce));
    }

    private static String digest(byte[] message) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(message);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "RepeatableCall[***]";
    }
}
