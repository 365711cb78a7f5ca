package dev.workspacetokens.domain.token;

import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values that several tests need.
final class Samples {

    static final Instant NOW = Instant.parse("2026-02-21T00:00:00Z");
    static final TokenFormat FORMAT = new TokenFormat("wst", List.of());

    /// The token that [Counting] gives at [#NOW]. Its time and its checksum were computed outside of Java
    /// (zlib's CRC-32).
    static final String KNOWN_ID = "0VBoZK9Q0123456789";
    static final String KNOWN_SECRET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcd";
    static final String KNOWN_TOKEN = "wst_" + KNOWN_ID + KNOWN_SECRET + "0GKuyR";

    static final String KEY_ID = "arn:aws:kms:eu-central-1:000000000000:key/1";
    static final byte[] KEY_BYTES = HexFormat.of()
            .parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    static final CredentialKey KEY = new CredentialKey(KEY_ID, KEY_BYTES);

    static final WorkspaceRef ACME = new WorkspaceRef(new Slug("acme"), "uid-acme");
    static final Person ADA = new Person("ada", "Ada Lovelace");
    static final Owner OWNER = new Owner(ACME, ADA);
    static final WorkspaceToken.Event CREATION = new WorkspaceToken.Event(NOW, ADA.id());

    private Samples() {}

    static TokenSecret known() {
        return parsed(KNOWN_TOKEN);
    }

    static TokenSecret parsed(String token) {
        return FORMAT.parse(token).orElseThrow();
    }

    static WorkspaceToken token(@Nullable Instant expiresAt) {
        return new WorkspaceToken(new TokenId(KNOWN_ID), "CI", ACME, new AccessRef.GrantSet(KNOWN_ID),
                Map.of("developer", 2), expiresAt, 1, 1, CREATION, null, CREATION);
    }
}
