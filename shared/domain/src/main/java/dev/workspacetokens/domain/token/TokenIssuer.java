package dev.workspacetokens.domain.token;

import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.directory.Owner;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Makes tokens and their credentials. Secrets are drawn at the moment of the call, never before.
public final class TokenIssuer {

    private final TokenFormat format;
    private final IssuingKeys keys;
    private final RandomGenerator random;
    private final InstantSource clock;

    public TokenIssuer(TokenFormat format, IssuingKeys keys, RandomGenerator random, InstantSource clock) {
        this.format = format;
        this.keys = keys;
        this.random = random;
        this.clock = clock;
    }

    /// Makes a new token of the owner's workspace. Its first grant set has the token's own id, so that the authorizer
    /// knows where to look before it has read the credential.
    ///
    /// @param expiresAt null for never
    public IssuedToken create(Owner by, String name, Access access, @Nullable Instant expiresAt) {
        Instant now = now();
        IssuingKeys.Current key = keys.current();
        TokenSecret secret = format.draw(now, random, key.tag());
        var creation = new WorkspaceToken.Stamp(now, by.person().id());
        var token = new WorkspaceToken(secret.id(), name, by.workspace(), access.refer(secret.id().value()),
                access.counts(), access.asOf(), expiresAt, 1, 1, creation, null, creation);
        return issued(token, secret, key);
    }

    /// Makes a new secret for an existing token, which keeps its id, its name and its rights. The old secret is dead
    /// once the new credential is stored.
    ///
    /// @param expiresAt null for never
    public IssuedToken regenerate(Owner by, WorkspaceToken token, @Nullable Instant expiresAt) {
        IssuingKeys.Current key = keys.current();
        TokenSecret secret = format.draw(token.id(), random, key.tag());
        return issued(token.regenerated(expiresAt, new WorkspaceToken.Stamp(now(), by.person().id())), secret, key);
    }

    private static IssuedToken issued(WorkspaceToken token, TokenSecret secret, IssuingKeys.Current key) {
        return new IssuedToken(token, Credential.of(token, secret, key.credential()), secret);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
