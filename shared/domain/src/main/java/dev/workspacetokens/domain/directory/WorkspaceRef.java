package dev.workspacetokens.domain.directory;

import dev.workspacetokens.domain.Slug;

/// A workspace by name and by identity: a slug may be used again one day, a uid never is.
///
/// @param slug the name
/// @param uid the identity, given at creation
public record WorkspaceRef(Slug slug, String uid) {}
