package dev.workspacetokens.application.token;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.token.IdempotencyKey;
import dev.workspacetokens.domain.token.Receipt;
import dev.workspacetokens.domain.token.RepeatKeys;
import dev.workspacetokens.domain.token.Repeatable;
import dev.workspacetokens.domain.token.RepeatableCall;
import dev.workspacetokens.domain.token.TokenIssuer;
import dev.workspacetokens.domain.token.TokenSecret;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Answers a call that shows a secret the same when it is sent again under the same key: whoever lost the answer gets
/// it, and nobody gets a second secret. Nothing marks a call as under way: its receipt is kept by the change itself, so
/// who loses a race finds the winner's.
public final class RepeatedCalls {

    private final Receipts receipts;
    private final OwnedTokens tokens;
    private final TokenIssuer issuer;
    private final RepeatKeys keys;

    public RepeatedCalls(Receipts receipts, OwnedTokens tokens, TokenIssuer issuer, RepeatKeys keys) {
        this.receipts = receipts;
        this.tokens = tokens;
        this.issuer = issuer;
        this.keys = keys;
    }

    /// Makes a call, or answers as it was answered before.
    ///
    /// @param operation what is called, and for which token where there is one already
    /// @param key null where the call cannot be repeated
    /// @param body what was sent
    /// @param call makes it, and keeps its receipt where it can be repeated
    /// @throws Refusal.Invalid when another body was sent under this key
    /// @throws Refusal.Conflict when the secret is not shown any more
    /// @throws Refusal.NotFound when the token was revoked since
    Issued run(Owner owner, String operation, @Nullable IdempotencyKey key, byte[] body,
            Function<@Nullable Repeatable, Issued> call) {
        if (key == null) {
            return call.apply(null);
        }
        var repeatable = new Repeatable(new RepeatableCall(owner, operation, key, body), keys);
        return find(owner, repeatable).orElseGet(() -> make(owner, repeatable, call));
    }

    private Issued make(Owner owner, Repeatable repeatable, Function<@Nullable Repeatable, Issued> call) {
        try {
            return call.apply(repeatable);
        } catch (Refusal.Conflict | Refusal.Outdated | Refusal.Invalid e) {
            // The same call may have been faster, and what it asks for not allowed any more.
            return find(owner, repeatable).orElseThrow(() -> e);
        }
    }

    private Optional<Issued> find(Owner owner, Repeatable repeatable) {
        return receipts.find(owner.workspace(), repeatable.call().name())
                .filter(receipt -> receipt.countsAt(tokens.now())).map(receipt -> again(owner, repeatable, receipt));
    }

    private Issued again(Owner owner, Repeatable repeatable, Receipt receipt) {
        if (!receipt.fingerprint().equals(repeatable.call().fingerprint())) {
            throw new Refusal.Invalid(
                    List.of(new Violation(List.of(), "is not what was sent with this Idempotency-Key before")));
        }
        if (!receipt.showsAt(tokens.now())) {
            throw used("more than 15 minutes ago");
        }
        TokenDetails details = details(owner, receipt);
        if (details.token().generation() != receipt.generation()) {
            throw used("and its token was regenerated since");
        }
        TokenSecret secret = issuer.again(repeatable, receipt)
                .orElseThrow(() -> used("under a key of this service that may not be used any more"));
        return new Issued(details, secret, true);
    }

    private TokenDetails details(Owner owner, Receipt receipt) {
        try {
            return tokens.details(owner, receipt.token().value());
        } catch (Refusal.NotFound _) {
            // Whoever creates has named no token.
            throw new Refusal.NotFound("The token that this call made was revoked.");
        }
    }

    private static Refusal.Conflict used(String how) {
        return new Refusal.Conflict(
                "This Idempotency-Key was used before, " + how + ". The token cannot be shown again.");
    }
}
