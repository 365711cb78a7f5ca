package dev.workspacetokens.application.token;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.Violations;
import dev.workspacetokens.application.access.AccessRules;
import dev.workspacetokens.application.access.Held;
import dev.workspacetokens.application.access.WantedRoles;
import dev.workspacetokens.application.directory.Directory;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.Reach;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.token.Expiry;
import dev.workspacetokens.domain.token.IdempotencyKey;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.Particulars;
import dev.workspacetokens.domain.token.Repeatable;
import dev.workspacetokens.domain.token.TokenIssuer;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Creates a token and shows it, the only time.
public final class CreateToken {

    /// What is wanted.
    ///
    /// @param particulars beside its name
    /// @param expiresAt null for never
    /// @param key by which the call can be repeated; null where it cannot
    public record Command(String name, WantedParticulars particulars, @Nullable Instant expiresAt, WantedRoles roles,
            @Nullable IdempotencyKey key) {}

    private final OwnedTokens tokens;
    private final TokenStore store;
    private final TokenIssuer issuer;
    private final Expiry expiry;
    private final AccessRules rules;
    private final RepeatedCalls repeats;
    private final int mostTokens;

    /// @param expiry what expiration dates are allowed
    /// @param repeats answers calls that were made before
    /// @param mostTokens how many tokens a workspace may have that has no stricter rule
    public CreateToken(OwnedTokens tokens, TokenStore store, TokenIssuer issuer, Expiry expiry, AccessRules rules,
            RepeatedCalls repeats, int mostTokens) {
        this.tokens = tokens;
        this.store = store;
        this.issuer = issuer;
        this.expiry = expiry;
        this.rules = rules;
        this.repeats = repeats;
        this.mostTokens = mostTokens;
    }

    /// Creates it; or answers as before, where this is the repeat of a call that created one.
    ///
    /// @param workspace as the caller sent it, slug or not
    /// @param command read once the actor is known to be an owner: nobody else has it looked at
    /// @throws Refusal.NotFound when the actor is no member of the workspace
    /// @throws Refusal.Forbidden when the actor is no owner of it
    /// @throws Refusal.Invalid with every value that is not allowed, or when another body was sent under the same key
    /// @throws Refusal.Conflict when the workspace has as many tokens as it may have, is frozen or is being deleted, or
    /// a repeat comes too late
    public Issued run(Actor actor, String workspace, Supplier<Command> command) {
        Owner owner = tokens.owner(actor, workspace);
        Command wanted = command.get();
        return repeats.run(owner, "create", wanted.key(),
                Body.of(wanted.name(), wanted.particulars(), wanted.expiresAt(), wanted.roles()),
                repeatable -> create(actor, owner, wanted, repeatable));
    }

    private Issued create(Actor actor, Owner owner, Command wanted, @Nullable Repeatable repeatable) {
        var violations = new Violations();
        String name = TokenFields.name(wanted.name(), violations);
        Particulars particulars = wanted.particulars().over(Particulars.NONE, violations);
        TokenFields.expiry(wanted.expiresAt(), expiry, tokens.now(), violations);
        rules.check(wanted.roles(), Held.NOTHING, violations);
        violations.refuseIfAny();
        Directory.WorkspaceState state = tokens.state(owner);
        TokenFields.expiry(wanted.expiresAt(), state.rules(), tokens.now(), violations);
        Optional<Access> allowed = rules.access(wanted.roles(), Held.NOTHING, owner.workspace().slug(),
                state::departures, violations);
        violations.refuseIfAny();
        OwnedTokens.requireUsable(state);
        Access access = allowed.orElseThrow();
        IssuedToken issued = issuer.create(owner, name, particulars, access, wanted.expiresAt(), repeatable);
        WorkspaceToken token = issued.token();
        store.create(owner, issued, particulars, access.grantList(), state.rules().mostTokens(mostTokens),
                TokenDeeds.created(actor, new TokenDeeds.Told(token, particulars, access.grantList())));
        return new Issued(
                new TokenDetails(token, particulars, Reach.all(access.grantList()),
                        TokenContext.ofNew(owner, tokens.now())),
                issued.secret(), false);
    }
}
