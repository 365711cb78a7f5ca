package dev.workspacetokens.application.token;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.Listing;
import dev.workspacetokens.domain.CaselessSearch;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Lists the tokens of a workspace, newest first.
public final class ListTokens {

    /// What is wanted.
    ///
    /// @param status the only one that is listed; null for any
    /// @param name a part of the names that are listed, in any case; empty for all
    public record Query(WorkspaceToken.@Nullable Status status, String name, Page.Request page) {}

    private final OwnedTokens tokens;
    private final TokenRecords records;
    private final LiveCounts counts;

    public ListTokens(OwnedTokens tokens, TokenRecords records, LiveCounts counts) {
        this.tokens = tokens;
        this.records = records;
        this.counts = counts;
    }

    /// Finds the list.
    ///
    /// @param workspace as the caller sent it, slug or not
    /// @throws Refusal.NotFound when the actor is no member of the workspace
    /// @throws Refusal.Forbidden when the actor is no owner of it
    public Listing<Query, TokenSummary> run(Actor actor, String workspace) {
        Owner owner = tokens.owner(actor, workspace);
        return new Listing<>(owner.workspace(), wanted -> page(owner, wanted));
    }

    private Page<TokenSummary> page(Owner owner, Query wanted) {
        Page<WorkspaceToken> page = records.list(owner.workspace().slug(), filter(wanted, tokens.now()), wanted.page());
        TokenContext context = tokens.context(owner, page.items());
        Map<TokenId, Map<String, Integer>> live = counts.of(owner.workspace().slug(), page.items());
        return page.map(token -> new TokenSummary(token, live.getOrDefault(token.id(), Map.of()), context));
    }

    private static Predicate<WorkspaceToken> filter(Query wanted, Instant now) {
        Predicate<WorkspaceToken> filter = token -> wanted.status() == null || token.status(now) == wanted.status();
        if (wanted.name().isEmpty()) {
            return filter;
        }
        var search = new CaselessSearch(wanted.name());
        return filter.and(token -> search.finds(token.name()));
    }
}
