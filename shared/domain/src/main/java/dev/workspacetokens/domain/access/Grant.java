package dev.workspacetokens.domain.access;

import dev.workspacetokens.domain.Slug;

/// One app and the role that a token has in it.
///
/// @param app the app's slug
/// @param appUid the app's identity, so that another app which takes over the slug gives no right
/// @param role the role's id
public record Grant(Slug app, String appUid, String role) {}
