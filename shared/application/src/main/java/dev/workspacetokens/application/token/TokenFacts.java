package dev.workspacetokens.application.token;

import dev.workspacetokens.domain.token.LastUse;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a list is made by beside the records of the tokens.
///
/// @param now the present time
/// @param lastUses of all tokens of the workspace that were used; empty where nothing depends on them
/// @param owners the `sub`s of the workspace's owners; empty where nothing depends on them
record TokenFacts(Instant now, Map<TokenId, LastUse> lastUses, Set<String> owners) {

    /// The day on which any secret of the token was used last; null when none is known.
    @Nullable
    LocalDate lastUse(WorkspaceToken token) {
        LastUse use = lastUses.get(token.id());
        return use == null ? null : use.latest();
    }
}
