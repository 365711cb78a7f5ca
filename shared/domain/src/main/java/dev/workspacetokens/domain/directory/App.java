package dev.workspacetokens.domain.directory;

import dev.workspacetokens.domain.Slug;

/// An app as its workspace lists it.
///
/// @param slug the name, one for the whole deployment
/// @param uid the identity, given at creation and kept when the app moves
/// @param title for people
public record App(Slug slug, String uid, String title) {}
