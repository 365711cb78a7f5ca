package dev.workspacetokens.application.token;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.Listing;
import dev.workspacetokens.application.directory.Directory;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.LastUse;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lists the tokens of a workspace.
///
/// A page of all of them, newest first, reads no more than it shows. For any other one all records of the workspace are
/// read, by one query, and so are all uses and all members where they are needed: no order but the ids' is stored.
public final class ListTokens {

    /// What is wanted.
    ///
    /// @param filter which tokens
    /// @param sort in which order
    /// @param totals whether the totals are wanted, whatever they cost
    public record Query(TokenFilter filter, TokenSort sort, boolean totals, Page.Request page) {

        private boolean isAsStored() {
            return sort == TokenSort.CREATED && filter.equals(TokenFilter.ALL) && !totals;
        }

        private boolean asksForUses() {
            return sort == TokenSort.LAST_USED || filter.asksForUses();
        }
    }

    /// What is found.
    ///
    /// @param totals how many tokens of each status the workspace has, listed or not; null when that was not read
    public record Found(Page<TokenSummary> page, @Nullable Map<StatusFilter, Long> totals) {}

    private final OwnedTokens tokens;
    private final TokenRecords records;
    private final Directory directory;
    private final LiveCounts counts;

    public ListTokens(OwnedTokens tokens, TokenRecords records, Directory directory) {
        this.tokens = tokens;
        this.records = records;
        this.directory = directory;
        this.counts = new LiveCounts(records, directory);
    }

    /// Finds the list.
    ///
    /// @param workspace as the caller sent it, slug or not
    /// @throws Refusal.NotFound when the actor is no member of the workspace
    /// @throws Refusal.Forbidden when the actor is no owner of it
    public Listing<Query, Found> run(Actor actor, String workspace) {
        Owner owner = tokens.owner(actor, workspace);
        return new Listing<>(owner.workspace(), wanted -> wanted.isAsStored()
                ? new Found(asStored(owner, wanted.page()), null)
                : ofAll(owner, wanted));
    }

    private Page<TokenSummary> asStored(Owner owner, Page.Request wanted) {
        Page<WorkspaceToken> page = records.list(owner.workspace(), wanted);
        return summaries(owner, page, tokens.context(owner, page.items()));
    }

    private Found ofAll(Owner owner, Query wanted) {
        WorkspaceRef workspace = owner.workspace();
        List<WorkspaceToken> all = records.all(workspace);
        Map<TokenId, LastUse> uses = wanted.asksForUses() ? records.lastUses(workspace) : Map.of();
        var facts = new TokenFacts(tokens.now(), uses,
                wanted.filter().creatorGone() ? directory.owners(workspace.slug()) : Set.of());
        Page<WorkspaceToken> page = wanted.sort().page(all.stream().filter(wanted.filter().finding(facts)), facts,
                wanted.page());
        TokenContext context = wanted.asksForUses()
                ? tokens.context(owner, page.items(), uses)
                : tokens.context(owner, page.items());
        return new Found(summaries(owner, page, context), StatusFilter.totals(all, facts.now()));
    }

    private Page<TokenSummary> summaries(Owner owner, Page<WorkspaceToken> page, TokenContext context) {
        Map<TokenId, Map<String, Integer>> live = counts.of(owner.workspace().slug(), page.items());
        return page.map(token -> new TokenSummary(token, live.getOrDefault(token.id(), Map.of()), context));
    }
}
