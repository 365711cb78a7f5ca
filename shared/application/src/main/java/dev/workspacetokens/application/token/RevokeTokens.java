package dev.workspacetokens.application.token;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.Violations;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.token.TokenId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Revokes many tokens, one after the other, each wholly and with an event of its own, as [RevokeToken] does.
///
/// A call begins with no token more when [#SPAN] is over, and says how many are left: whoever repeats it goes on. It
/// gets to at least one, so that repeating it comes to an end. What it revoked stays revoked, whatever becomes of
/// the rest.
public final class RevokeTokens {

    /// The most tokens that one call may name.
    public static final int MOST_NAMED = 100;

    /// How long a call goes on. Of the 28 seconds that its function may take this leaves 20 to the token that was begun
    /// last, as many as a function has that revokes one; the gateway waits for 29.
    static final Duration SPAN = Duration.ofSeconds(8);

    /// The fields of a request.
    public static final String TOKENS = "tokens";
    public static final String ALL = "all";
    public static final String WORKSPACE = "workspace";

    /// What is to be revoked.
    public sealed interface Wanted {

        /// The tokens of these ids.
        ///
        /// @param tokens as the caller sent them, ids or not
        record Named(List<String> tokens) implements Wanted {}

        /// All that the workspace has when the call begins.
        ///
        /// @param all must be true
        /// @param workspace its slug as the caller sent it once more, to confirm that this one is meant
        record All(boolean all, String workspace) implements Wanted {}
    }

    /// What became of the tokens that were wanted.
    ///
    /// @param revoked how many this call revoked
    /// @param notFound how many were not there, or not any more
    /// @param remaining how many it did not get to
    public record Outcome(int revoked, int notFound, int remaining) {}

    private final OwnedTokens tokens;
    private final TokenRecords records;
    private final RevokeToken one;

    public RevokeTokens(OwnedTokens tokens, TokenRecords records, TokenRevocation revocation) {
        this.tokens = tokens;
        this.records = records;
        this.one = new RevokeToken(tokens, revocation);
    }

    /// Revokes them.
    ///
    /// @param workspace as the caller sent it, slug or not
    /// @param wanted read when the actor is known to be an owner
    /// @throws Refusal.NotFound when the actor is no member of the workspace, or not any more
    /// @throws Refusal.Forbidden when the actor is no owner, or not any more
    /// @throws Refusal.Invalid when too many are named, or another workspace is
    /// @throws Refusal.Uncertain when it broke off behind a token that was revoked
    public Outcome run(Actor actor, String workspace, Supplier<Wanted> wanted) {
        Instant end = tokens.now().plus(SPAN);
        Owner owner = tokens.owner(actor, workspace);
        return each(ids(owner, wanted.get()), end, id -> one.revoke(actor, owner, id, Expected.NOTHING));
    }

    private Collection<String> ids(Owner owner, Wanted wanted) {
        return switch (wanted) {
            case Wanted.Named named -> {
                refuseMany(named);
                yield new LinkedHashSet<>(named.tokens());
            }
            case Wanted.All all -> {
                refuseUnconfirmed(owner, all);
                yield records.ids(owner.workspace()).stream().map(TokenId::value).toList();
            }
        };
    }

    private static void refuseMany(Wanted.Named named) {
        var violations = new Violations();
        if (named.tokens().size() > MOST_NAMED) {
            violations.note(List.of(TOKENS), "must be at most " + MOST_NAMED + " tokens");
        }
        violations.refuseIfAny();
    }

    private static void refuseUnconfirmed(Owner owner, Wanted.All wanted) {
        var violations = new Violations();
        if (!wanted.all()) {
            violations.note(List.of(ALL), "must be true");
        }
        if (!wanted.workspace().equals(owner.workspace().slug().value())) {
            violations.note(List.of(WORKSPACE), "must be the slug of this workspace");
        }
        violations.refuseIfAny();
    }

    private Outcome each(Collection<String> ids, Instant end, Predicate<String> revoke) {
        int revoked = 0;
        int done = 0;
        try {
            for (String id : ids) {
                if (done > 0 && !tokens.now().isBefore(end)) {
                    break;
                }
                revoked += revoke.test(id) ? 1 : 0;
                done++;
            }
        } catch (Refusal.NotFound | Refusal.Forbidden | Refusal.Uncertain e) {
            throw e;
        } catch (RuntimeException e) {
            // Whatever it is: behind a token that was revoked it may not read as if nothing was changed.
            throw revoked == 0 ? e : new Refusal.Uncertain("The call broke off between two tokens.", e);
        }
        return new Outcome(revoked, done - revoked, ids.size() - done);
    }
}
