package dev.workspacetokens.domain.directory;

import dev.workspacetokens.domain.Slug;

/// Which workspace an app belongs to at this moment.
///
/// @param app the app's slug
/// @param uid the app's identity
/// @param workspace the owner
public record AppOwner(Slug app, String uid, WorkspaceRef workspace) {}
