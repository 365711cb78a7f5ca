package dev.workspacetokens.domain.directory;

/// The organisation that owns apps and tokens.
///
/// @param ref its slug and identity
/// @param title for people
public record Workspace(WorkspaceRef ref, String title) {}
