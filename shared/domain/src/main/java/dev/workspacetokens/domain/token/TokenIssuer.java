package dev.workspacetokens.domain.token;

import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.source.AllowedSources;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Makes tokens and their credentials. Secrets are drawn at the moment of the call, never before, or derived from what
/// is drawn then.
public final class TokenIssuer {

    /// 130 bits.
    private static final int NONCE_LENGTH = 22;

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
        return create(by, name, Particulars.NONE, access, expiresAt, null);
    }

    /// Makes a new token as [#create(Owner, String, Access, Instant)] does, one whose secret can be made
    /// [#again(Repeatable, Receipt)].
    ///
    /// @param repeatable null where it cannot
    public IssuedToken create(Owner by, String name, Particulars particulars, Access access,
            @Nullable Instant expiresAt, @Nullable Repeatable repeatable) {
        Instant now = now();
        TokenId id = TokenId.draw(now, random);
        var creation = new WorkspaceToken.Stamp(now, by.person().id());
        return issued(new WorkspaceToken(id, name, by.workspace(), access.refer(id.value()), access.counts(),
                access.asOf(), false, !particulars.equals(Particulars.NONE), expiresAt, 1, null, 1, creation, null,
                creation), particulars.sources(), repeatable);
    }

    /// Makes a new secret for an existing token, which keeps its id, its name and its rights. Once the new credential
    /// is stored, the old secret is dead or works on as the overlap says.
    ///
    /// @param expiresAt null for never
    /// @param repeatable how it can be made [#again(Repeatable, Receipt)]; null where it cannot
    public IssuedToken regenerate(Owner by, WorkspaceToken token, @Nullable Instant expiresAt, Overlap overlap,
            @Nullable Repeatable repeatable) {
        return issued(token.regenerated(expiresAt, overlap, new WorkspaceToken.Stamp(now(), by.person().id())),
                AllowedSources.ANY, repeatable);
    }

    /// Makes the secret of a receipt once more; nothing when the key that it was made under may not be used any more.
    ///
    /// @param repeatable the call that the receipt is of
    public Optional<TokenSecret> again(Repeatable repeatable, Receipt receipt) {
        byte[] message = repeatable.call().message(receipt.token(), receipt.generation(), receipt.nonce());
        return repeatable.keys().find(receipt.keyId()).map(keys -> TokenFormat.derive(receipt.prefix(),
                receipt.token(), keys.repeat(), message, keys.tag()));
    }

    private IssuedToken issued(WorkspaceToken token, AllowedSources sources, @Nullable Repeatable repeatable) {
        IssuingKeys.Current key = keys.current();
        if (repeatable == null) {
            TokenSecret secret = format.draw(token.id(), random, key.tag());
            return new IssuedToken(token, Credential.of(token, sources, secret, key.credential()), secret, null);
        }
        String keyId = key.credential().id();
        String nonce = Base62.random(random, NONCE_LENGTH);
        TokenSecret secret = format.derive(token.id(), repeatable.keys().of(keyId),
                repeatable.call().message(token.id(), token.generation(), nonce), key.tag());
        var receipt = new Receipt(repeatable.call().name(), repeatable.call().fingerprint(), token.id(),
                token.generation(), keyId, secret.prefix(), nonce, token.updated().at());
        return new IssuedToken(token, Credential.of(token, sources, secret, key.credential()), secret, receipt);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
