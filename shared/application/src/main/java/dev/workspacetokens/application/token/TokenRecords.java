package dev.workspacetokens.application.token;

import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.LastUse;
import dev.workspacetokens.domain.token.Particulars;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What people see of tokens. Every read is strongly consistent. It shows what is stored and decides nothing: what a
/// token may do is for its credential to say. A record that cannot be read is none, but for its id, and so is one that
/// says it is of another workspace: what is noted of a token must not go into the trail of another one.
public interface TokenRecords {

    /// The token of this id in this workspace.
    Optional<WorkspaceToken> find(WorkspaceRef workspace, TokenId id);

    /// The tokens of a workspace, newest first.
    Page<WorkspaceToken> list(WorkspaceRef workspace, Page.Request page);

    /// All tokens of a workspace, newest first.
    List<WorkspaceToken> all(WorkspaceRef workspace);

    /// The ids of all tokens of a workspace, newest first, also of those whose records cannot be read.
    List<TokenId> ids(WorkspaceRef workspace);

    /// What is said of a token beside its record.
    Particulars particulars(WorkspaceToken token);

    /// All grants of a set, in the order of the apps' slugs.
    List<Grant> grants(String grantSet);

    /// The last uses of those of a workspace's tokens that were used at all, as far as they are remembered.
    Map<TokenId, LastUse> lastUses(WorkspaceRef workspace, Collection<TokenId> tokens);

    /// The last uses of all of a workspace's tokens that were used, as far as they are remembered.
    Map<TokenId, LastUse> lastUses(WorkspaceRef workspace);
}
