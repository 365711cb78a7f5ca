package dev.workspacetokens.application.token;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.audit.ListEvents;
import dev.workspacetokens.application.audit.Revocations;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.decision.SecretCheck;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.TagKeys;
import dev.workspacetokens.domain.token.TokenFormat;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.TokenSecret;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// Tells an owner which token of the workspace a text is that was found somewhere, and whether it works.
///
/// It answers for what this deployment issued and for nothing else: an id is no secret, so whoever makes a text of one
/// must not have its token revoked.
public final class IdentifyToken {

    /// Where a request has the text.
    public static final String TOKEN = "token";

    /// What the text is.
    public sealed interface Identified {

        /// A token that is there.
        ///
        /// @param secret which of its secrets it is; [SecretCheck.Result#WRONG] for one that was replaced, and is not
        /// the one that is remembered
        /// @param works whether a request with it passes now, from an address that it may come from
        record Found(TokenDetails details, SecretCheck.Result secret, boolean works) implements Identified {}

        /// A token whose record somebody took away, or made one that cannot be read: no list shows it, and it may work
        /// all the same.
        ///
        /// @param secret which of its secrets it is
        /// @param works whether a request with it passes now, from an address that it may come from
        record Unrecorded(Credential credential, SecretCheck.Result secret, boolean works) implements Identified {}

        /// A token that was revoked.
        ///
        /// @param revocation what the trail says of it
        record Revoked(TokenId token, ListEvents.Shown revocation) implements Identified {}
    }

    private final OwnedTokens tokens;
    private final TokenFormat format;
    private final TagKeys tags;
    private final StoredCredentials credentials;
    private final SecretCheck secrets;
    private final Revocations revocations;

    /// @param format of the texts that this deployment issues or has issued
    public IdentifyToken(OwnedTokens tokens, TokenFormat format, TagKeys tags, StoredCredentials credentials,
            SecretCheck secrets, Revocations revocations) {
        this.tokens = tokens;
        this.format = format;
        this.tags = tags;
        this.credentials = credentials;
        this.secrets = secrets;
        this.revocations = revocations;
    }

    /// Identifies it.
    ///
    /// @param workspace as the caller sent it, slug or not
    /// @param text read once the actor is known to be an owner
    /// @throws Refusal.NotFound when the actor is no member of the workspace, or it is no token of the workspace, nor
    /// one whose revocation is in the trail
    /// @throws Refusal.Forbidden when the actor is no owner of it
    /// @throws Refusal.Invalid when no token stands in it, or one that this deployment did not issue
    public Identified run(Actor actor, String workspace, Supplier<String> text) {
        Owner owner = tokens.owner(actor, workspace);
        TokenSecret secret = issuedHere(text.get());
        // The record first: a revocation takes both at once, so a credential that is still there has lost its record.
        Optional<WorkspaceToken> record = tokens.find(owner, secret.id());
        Optional<Credential> credential = credentials.find(secret.id())
                .filter(one -> one.workspace().equals(owner.workspace()));
        SecretCheck.Result result = credential.map(one -> secrets.check(one, secret))
                .orElse(SecretCheck.Result.UNKNOWN_KEY);
        boolean works = credential.filter(one -> works(owner, one, result)).isPresent();
        return record.<Identified>map(token -> new Identified.Found(tokens.details(owner, token.id().value()), result,
                works))
                .or(() -> credential.map(one -> new Identified.Unrecorded(one, result, works)))
                .or(() -> revocations.of(owner.workspace(), secret.id())
                        .map(event -> new Identified.Revoked(secret.id(), tokens.shown(owner, event))))
                .orElseThrow(TokenStore::notFound);
    }

    /// The two refusals differ: whoever copied a live token badly must not believe that it is nobody's.
    private TokenSecret issuedHere(String text) {
        TokenSecret secret = format.parse(FoundText.credential(text)).orElseThrow(() -> invalid(
                "is not in the form of a token: a character is missing or wrong, or something else stands beside it"));
        if (!tags.made(secret)) {
            throw invalid("is not a token that was issued here");
        }
        return secret;
    }

    private static Refusal.Invalid invalid(String detail) {
        return new Refusal.Invalid(List.of(new Violation(List.of(TOKEN), detail)));
    }

    /// As a decision says it, but for the route and the address.
    private boolean works(Owner owner, Credential credential, SecretCheck.Result secret) {
        Instant now = tokens.now();
        boolean young = switch (secret) {
            case PRESENT -> !credential.expiredAt(now);
            case FORMER -> Objects.requireNonNull(credential.former()).of().worksAt(now);
            case WRONG, UNKNOWN_KEY -> false;
        };
        return young && !credential.disabled() && !tokens.isFrozen(owner);
    }
}
