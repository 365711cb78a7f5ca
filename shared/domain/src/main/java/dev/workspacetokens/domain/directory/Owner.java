package dev.workspacetokens.domain.directory;

import dev.workspacetokens.domain.Person;

/// A caller who was found to be an owner of the workspace. Every change that one makes is checked again when it is
/// written.
///
/// @param workspace what they own
/// @param person who they are
public record Owner(WorkspaceRef workspace, Person person) {}
