package dev.workspacetokens.application.token;

import dev.workspacetokens.domain.CaselessSearch;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Which tokens of a workspace are listed: those that are everything that is wanted.
///
/// @param status what they are; null for anything
/// @param name a part of their names, in any case; empty for all
/// @param role the id of one that they were given on all apps or in at least one, be that app gone since; empty for all
/// @param unusedSince created before this day in UTC and, as far as uses are remembered, not used on it or later; null
/// for all
/// @param creatorGone whether only those that were created by somebody who is no owner of the workspace now
public record TokenFilter(@Nullable StatusFilter status, String name, String role, @Nullable LocalDate unusedSince,
        boolean creatorGone) {

    /// All tokens.
    public static final TokenFilter ALL = new TokenFilter(null, "", "", null, false);

    /// Whether it must be known when tokens were used last.
    boolean asksForUses() {
        return unusedSince != null;
    }

    /// What it finds.
    ///
    /// @param facts with the uses and the owners where they are asked for
    Predicate<WorkspaceToken> finding(TokenFacts facts) {
        var search = new CaselessSearch(name);
        return token -> (status == null || status.includes(token, facts.now())) && search.finds(token.name())
                && (role.isEmpty() || has(role, token)) && (unusedSince == null || isUnused(token, unusedSince, facts))
                && !(creatorGone && facts.owners().contains(token.created().by()));
    }

    private static boolean has(String role, WorkspaceToken token) {
        return switch (token.access()) {
            case AccessRef.AllApps(var given) -> given.equals(role);
            case AccessRef.GrantSet _ -> token.counts().containsKey(role);
        };
    }

    private static boolean isUnused(WorkspaceToken token, LocalDate since, TokenFacts facts) {
        LocalDate lastUse = facts.lastUse(token);
        return LocalDate.ofInstant(token.created().at(), ZoneOffset.UTC).isBefore(since)
                && (lastUse == null || lastUse.isBefore(since));
    }
}
