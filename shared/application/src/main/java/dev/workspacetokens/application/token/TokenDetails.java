package dev.workspacetokens.application.token;

import dev.workspacetokens.domain.access.Reach;
import dev.workspacetokens.domain.token.WorkspaceToken;

/// A token with every grant.
///
/// @param token the record
/// @param reach its grants, told apart by whether their app is still there; empty with a role on all apps
/// @param context what is shown beside it
public record TokenDetails(WorkspaceToken token, Reach reach, TokenContext context) {}
