package dev.workspacetokens.application.token;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.Violations;
import dev.workspacetokens.application.directory.Directory;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.token.Expiry;
import dev.workspacetokens.domain.token.IdempotencyKey;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.LastUse;
import dev.workspacetokens.domain.token.Overlap;
import dev.workspacetokens.domain.token.Repeatable;
import dev.workspacetokens.domain.token.TokenIssuer;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gives a token a new secret and a new expiration date, with the exact same apps and the exact same roles. The new
/// secret is shown, the only time; the old one is dead at once, or works on for as long as the owner says.
public final class RegenerateToken {

    /// What is wanted.
    ///
    /// @param expiresAt null for never
    /// @param overlapSeconds for how long a former secret works on; 0 for not at all
    /// @param key by which the call can be repeated; null where it cannot
    public record Command(@Nullable Instant expiresAt, long overlapSeconds, @Nullable IdempotencyKey key) {}

    private final OwnedTokens tokens;
    private final TokenStore store;
    private final TokenIssuer issuer;
    private final Expiry expiry;
    private final RepeatedCalls repeats;

    /// @param expiry what expiration dates are allowed
    /// @param repeats answers calls that were made before
    public RegenerateToken(OwnedTokens tokens, TokenStore store, TokenIssuer issuer, Expiry expiry,
            RepeatedCalls repeats) {
        this.tokens = tokens;
        this.store = store;
        this.issuer = issuer;
        this.expiry = expiry;
        this.repeats = repeats;
    }

    /// Regenerates it; or answers as before, where this is the repeat of a call that regenerated it.
    ///
    /// @param command read once the actor is known to own the token
    /// @throws Refusal.NotFound when the actor is no member of the workspace, or has no such token
    /// @throws Refusal.Forbidden when the actor is no owner
    /// @throws Refusal.Invalid when the expiration date is not allowed, or another was sent under the same key
    /// @throws Refusal.Outdated when the token is not at the expected version
    /// @throws Refusal.Conflict when the workspace is frozen, somebody else changed the token at the same time, or a
    /// repeat comes too late
    public Issued run(Actor actor, TokenPath path, Expected expected, Supplier<Command> command) {
        Owner owner = tokens.owner(actor, path.workspace());
        WorkspaceToken before = tokens.token(owner, path.token());
        Command wanted = command.get();
        return repeats.run(owner, "regenerate " + before.id(), wanted.key(),
                Body.of(wanted.expiresAt(), wanted.overlapSeconds()),
                repeatable -> regenerate(actor, owner, before, expected, wanted, repeatable));
    }

    private Issued regenerate(Actor actor, Owner owner, WorkspaceToken before, Expected expected, Command wanted,
            @Nullable Repeatable repeatable) {
        var violations = new Violations();
        TokenFields.expiry(wanted.expiresAt(), expiry, tokens.now(), violations);
        TokenFields.overlap(wanted.overlapSeconds(), violations);
        violations.refuseIfAny();
        Directory.WorkspaceState state = tokens.state(owner);
        TokenFields.expiry(wanted.expiresAt(), state.rules(), tokens.now(), violations);
        violations.refuseIfAny();
        expected.require(before);
        OwnedTokens.requireUsable(state);
        // Read before the write: what fails from there on must not cost the owner the one sight of the secret.
        TokenContext context = tokens.context(owner, List.of(before));
        LastUse use = context.lastUses().get(before.id());
        var overlap = new Overlap(Duration.ofSeconds(wanted.overlapSeconds()), use == null ? 0 : use.generation());
        IssuedToken issued = issuer.regenerate(owner, before, wanted.expiresAt(), overlap, repeatable);
        WorkspaceToken after = issued.token();
        var details = new TokenDetails(after, tokens.particulars(before),
                tokens.reach(before, tokens.grants(before), state::departures),
                context.withName(owner.person()));
        expected.change(() -> store.regenerate(owner, before, issued, overlap,
                TokenDeeds.regenerated(actor, before, after)));
        return new Issued(details, issued.secret(), false);
    }
}
