package dev.workspacetokens.application.walk;

import dev.workspacetokens.domain.token.TokenId;

/// A grant set that a change may have left behind, as its note says.
///
/// @param token whose set it is
/// @param set its id
public record NotedSet(TokenId token, String set) {}
