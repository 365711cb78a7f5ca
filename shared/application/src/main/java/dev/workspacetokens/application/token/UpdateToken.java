package dev.workspacetokens.application.token;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.Violations;
import dev.workspacetokens.application.access.AccessRules;
import dev.workspacetokens.application.access.Held;
import dev.workspacetokens.application.access.WantedRoles;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.access.Reach;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.token.Particulars;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Changes what an owner says of a token: its name, its description, from where it may be used, whether it is disabled,
/// and its roles as a whole.
///
/// What says nothing new changes nothing: nobody else's expected version is outdated by it. Roles are written anew all
/// the same, the same ones too, since that renews the seals of a token's grants.
public final class UpdateToken {

    /// What is wanted; null is what stays as it is.
    public record Command(@Nullable String name, WantedParticulars particulars, @Nullable Boolean disabled,
            @Nullable WantedRoles roles) {}

    private final OwnedTokens tokens;
    private final TokenStore store;
    private final AccessRules rules;
    private final Supplier<String> grantSets;

    /// @param grantSets gives an unused id to a new grant set
    public UpdateToken(OwnedTokens tokens, TokenStore store, AccessRules rules, Supplier<String> grantSets) {
        this.tokens = tokens;
        this.store = store;
        this.rules = rules;
        this.grantSets = grantSets;
    }

    /// Updates it.
    ///
    /// @return the token as it is then; as it was where the command says nothing new
    /// @param command read once the actor is known to own the token
    /// @throws Refusal.NotFound when the actor is no member of the workspace, or has no such token
    /// @throws Refusal.Forbidden when the actor is no owner
    /// @throws Refusal.Invalid with every value that is not allowed
    /// @throws Refusal.Outdated when the token is not at the expected version
    /// @throws Refusal.Conflict when somebody else changed the token at the same time
    public TokenDetails run(Actor actor, TokenPath path, Expected expected, Supplier<Command> command) {
        Owner owner = tokens.owner(actor, path.workspace());
        WorkspaceToken before = tokens.token(owner, path.token());
        Command wanted = command.get();
        Held held = tokens.held(before);
        var violations = new Violations();
        String name = wanted.name() == null ? before.name() : TokenFields.name(wanted.name(), violations);
        Particulars particularsBefore = tokens.particulars(before);
        Particulars particulars = wanted.particulars().over(particularsBefore, violations);
        if (wanted.roles() != null) {
            rules.check(wanted.roles(), held, violations);
        }
        violations.refuseIfAny();
        Access access = wanted.roles() == null
                ? null
                : rules.access(wanted.roles(), held, owner.workspace().slug()).orElse(null);
        expected.require(before);
        WorkspaceToken described = before.described(name,
                wanted.disabled() == null ? before.disabled() : wanted.disabled(),
                !particulars.equals(Particulars.NONE), tokens.stamp(owner));
        WorkspaceToken after = access == null ? described : described.withAccess(access, grantSets.get());
        List<Grant> grantsBefore = tokens.grants(before);
        Reach reach = access == null ? tokens.reach(before, grantsBefore) : Reach.all(access.grantList());
        // Read before the write: an answer that fails says that nothing has changed.
        TokenContext context = tokens.context(owner, List.of(before));
        TokenStore.Settings settings = settings(wanted, particulars);
        // Behind the grants, which are complete as long as decisions read this access.
        if (wanted.roles() == null && particulars.equals(particularsBefore) && saysTheSame(before, after)
                && store.holds(owner, before, settings)) {
            return new TokenDetails(before, particulars, reach, context);
        }
        expected.change(() -> store.update(owner, before, after, reach.live(), settings,
                TokenDeeds.updated(actor, new TokenDeeds.Told(before, particularsBefore, grantsBefore),
                        new TokenDeeds.Told(after, particulars, reach.live()))));
        return new TokenDetails(after, particulars, reach, context.withName(owner.person()));
    }

    /// Whether two records of a token with the same access differ in nothing but when they were written.
    private static boolean saysTheSame(WorkspaceToken before, WorkspaceToken after) {
        return before.name().equals(after.name()) && before.disabled() == after.disabled()
                && before.described() == after.described();
    }

    private static TokenStore.Settings settings(Command wanted, Particulars particulars) {
        return new TokenStore.Settings(wanted.disabled(),
                wanted.particulars().sources() == null ? null : particulars.sources(),
                wanted.particulars().equals(WantedParticulars.NONE) ? null : particulars);
    }
}
