package dev.workspacetokens.application.walk;

import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.TokenId;
import java.time.Instant;

/// What a workspace is told of a token that expires.
///
/// @param workspace that it belongs to
/// @param expiresAt the first instant at which it is refused
public record ExpiringToken(WorkspaceRef workspace, TokenId id, String name, Instant expiresAt) {}
