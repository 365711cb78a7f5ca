package dev.workspacetokens.application.token;

import dev.workspacetokens.domain.access.Reach;
import dev.workspacetokens.domain.token.Particulars;
import dev.workspacetokens.domain.token.WorkspaceToken;

/// A token with every grant, and all that is said of it.
///
/// @param token the record
/// @param particulars what is said of it beside
/// @param reach its grants, told apart by whether their app is still there; empty with a role on all apps
/// @param context what is shown beside it
public record TokenDetails(WorkspaceToken token, Particulars particulars, Reach reach, TokenContext context) {}
