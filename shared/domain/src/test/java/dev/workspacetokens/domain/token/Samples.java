package dev.workspacetokens.domain.token;

import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.mac.Subkey;
import dev.workspacetokens.domain.seal.KeyHint;
import dev.workspacetokens.domain.seal.Seal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Values that several tests need.
final class Samples {

    private static final Seal SEAL = Seal.of(KeyHint.of("test"), new byte[32]);

    static final Instant NOW = Instant.parse("2026-02-21T00:00:00Z");
    static final TokenFormat FORMAT = new TokenFormat("wst", List.of());

    /// The token that [Counting] gives at [#NOW] under [#TAG_KEY]. Its time, its tag and its checksum were computed
    /// outside of Java (Python's hmac, zlib's CRC-32).
    static final String KNOWN_ID = "0VBoZK9Q0123456789";
    static final String KNOWN_SECRET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcd";
    static final String KNOWN_TAG = "1k0nix";
    static final String KNOWN_TOKEN = "wst_" + KNOWN_ID + KNOWN_SECRET + KNOWN_TAG + "4MDeMh";

    static final String KEY_ID = "arn:aws:kms:eu-central-1:000000000000:key/1";
    static final byte[] KEY_BYTES = HexFormat.of()
            .parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
    static final byte[] TAG_KEY_BYTES = HexFormat.of()
            .parseHex("1f1e1d1c1b1a191817161514131211100f0e0d0c0b0a09080706050403020100");
    static final CredentialKey KEY = credentialKey(KEY_BYTES);
    static final TagKey TAG_KEY = tagKey(TAG_KEY_BYTES);

    static final WorkspaceRef ACME = new WorkspaceRef(new Slug("acme"), "uid-acme");
    static final Person ADA = new Person("ada", "Ada Lovelace");
    static final Owner OWNER = new Owner(ACME, ADA, SEAL);
    static final WorkspaceToken.Stamp CREATION = new WorkspaceToken.Stamp(NOW, ADA.id());

    private Samples() {}

    static CredentialKey credentialKey(byte[] derived) {
        return new CredentialKey(new Subkey(KEY_ID, derived));
    }

    static TagKey tagKey(byte[] derived) {
        return new TagKey(new Subkey(KEY_ID, derived));
    }

    /// A token that is created now.
    static TokenSecret draw(TokenFormat format, Instant now, RandomGenerator random, TagKey key) {
        return format.draw(TokenId.draw(now, random), random, key);
    }

    static TokenSecret known() {
        return parsed(KNOWN_TOKEN);
    }

    static TokenSecret parsed(String token) {
        return FORMAT.parse(token).orElseThrow();
    }

    static WorkspaceToken token(@Nullable Instant expiresAt) {
        return new WorkspaceToken(new TokenId(KNOWN_ID), "CI", ACME, new AccessRef.GrantSet(KNOWN_ID),
                Map.of("developer", 2), 3, false, false, expiresAt, 1, null, 1, CREATION, null, CREATION);
    }
}
