package dev.workspacetokens.application.token;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.access.Held;
import dev.workspacetokens.application.audit.Event;
import dev.workspacetokens.application.audit.ListEvents;
import dev.workspacetokens.application.directory.Directory;
import dev.workspacetokens.application.directory.Memberships;
import dev.workspacetokens.application.directory.Owners;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.access.Reach;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.token.LastUse;
import dev.workspacetokens.domain.token.Particulars;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// The tokens of workspaces as their owners see them: what every use case of tokens reads before it does anything.
public final class OwnedTokens {

    private static final int MAX_ATTEMPTS = 3;

    private final Directory directory;
    private final TokenRecords records;
    private final Owners owners;
    private final InstantSource clock;

    public OwnedTokens(Directory directory, Memberships memberships, TokenRecords records, InstantSource clock) {
        this.directory = directory;
        this.records = records;
        this.owners = new Owners(memberships);
        this.clock = clock;
    }

    /// The actor as an owner of the workspace.
    ///
    /// @param workspace as the caller sent it, slug or not
    /// @throws Refusal.NotFound when the actor is no member
    /// @throws Refusal.Forbidden when the actor is a member and no owner
    Owner owner(Actor actor, String workspace) {
        return owners.require(workspace, actor);
    }

    /// A token of the owner's workspace.
    ///
    /// @param id as the caller sent it, id or not
    /// @throws Refusal.NotFound when there is no such token
    WorkspaceToken token(Owner owner, String id) {
        return TokenId.parse(id).flatMap(token -> find(owner, token)).orElseThrow(TokenStore::notFound);
    }

    /// A token of the owner's workspace; nothing when there is none of this id.
    Optional<WorkspaceToken> find(Owner owner, TokenId id) {
        return records.find(owner.workspace(), id);
    }

    /// A token of the owner's workspace with every grant.
    ///
    /// @param id as the caller sent it, id or not
    /// @throws Refusal.NotFound when there is no such token
    /// @throws Refusal.Unavailable when its roles are replaced again and again
    TokenDetails details(Owner owner, String id) {
        for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            WorkspaceToken token = token(owner, id);
            List<Grant> grants = grants(token);
            // Fewer than the record says: its roles were replaced between the two reads, and these are being cleaned
            // up.
            if (grants.size() == token.apps()) {
                return new TokenDetails(token, particulars(token), reach(token, grants),
                        context(owner, List.of(token)));
            }
        }
        throw new Refusal.Unavailable("The token is being changed.");
    }

    /// What is said of a token beside its record.
    Particulars particulars(WorkspaceToken token) {
        return records.particulars(token);
    }

    /// Every grant of a token, as it is stored now.
    List<Grant> grants(WorkspaceToken token) {
        return token.access() instanceof AccessRef.GrantSet(var set) ? records.grants(set) : List.of();
    }

    /// What a token has before its roles are replaced; its grants are read when they are asked for.
    Held held(WorkspaceToken token) {
        String allApps = token.access() instanceof AccessRef.AllApps(var role) ? role : null;
        return new Held(allApps, token.counts().keySet(), () -> grants(token));
    }

    /// The apps that a token reaches now, and those of its grants that count no more.
    Reach reach(WorkspaceToken token) {
        return reach(token, grants(token));
    }

    /// The same of one whose grants were read already.
    Reach reach(WorkspaceToken token, List<Grant> grants) {
        return reach(token, grants, () -> directory.departures(token.workspace().slug()));
    }

    /// The same where it is known how many apps have left the workspace.
    Reach reach(WorkspaceToken token, List<Grant> grants, LongSupplier departures) {
        if (grants.isEmpty() || departures.getAsLong() == token.departures()) {
            return Reach.all(grants);
        }
        return Reach.of(grants,
                directory.apps(token.workspace().slug(), grants.stream().map(Grant::app).toList()));
    }

    /// How the owner's workspace stands now.
    Directory.WorkspaceState state(Owner owner) {
        return directory.state(owner.workspace().slug());
    }

    /// Refuses a new secret for a workspace that is frozen. Asked last, once all that the caller can correct is right;
    /// the write asks again.
    ///
    /// @throws Refusal.Conflict when an operator has frozen it
    static void requireUsable(Directory.WorkspaceState state) {
        if (state.frozen()) {
            throw TokenStore.frozen();
        }
    }

    /// An event as the owner sees it.
    ListEvents.Shown shown(Owner owner, Event event) {
        String by = event.deed().actor().id();
        return new ListEvents.Shown(event, directory.names(owner.workspace().slug(), List.of(by)).get(by));
    }

    /// Whether an operator has frozen the owner's workspace.
    boolean isFrozen(Owner owner) {
        return state(owner).frozen();
    }

    /// What is shown of tokens beside their records: their last uses, and what the people are called who changed them.
    TokenContext context(Owner owner, Collection<WorkspaceToken> shown) {
        return context(owner, shown,
                records.lastUses(owner.workspace(), shown.stream().map(WorkspaceToken::id).toList()));
    }

    /// The same where the last uses were read already.
    TokenContext context(Owner owner, Collection<WorkspaceToken> shown, Map<TokenId, LastUse> lastUses) {
        return new TokenContext(lastUses,
                directory.names(owner.workspace().slug(),
                        shown.stream().flatMap(token -> token.people().stream()).distinct().toList()),
                now());
    }

    /// The present time.
    Instant now() {
        return clock.instant();
    }

    /// What the owner does now.
    WorkspaceToken.Stamp stamp(Owner owner) {
        return new WorkspaceToken.Stamp(now().truncatedTo(ChronoUnit.MILLIS), owner.person().id());
    }
}
