package dev.workspacetokens.application.token;

import dev.workspacetokens.domain.token.WorkspaceToken;
import java.util.Map;

/// A token in a list.
///
/// @param token the record
/// @param counts how many apps it reaches in each role, by the role's id; empty with a role on all apps
/// @param context what is shown beside it
public record TokenSummary(WorkspaceToken token, Map<String, Integer> counts, TokenContext context) {}
