package dev.workspacetokens.domain.directory;

import dev.workspacetokens.domain.Person;

/// A person in a workspace.
///
/// @param workspace where
/// @param person who, with the name that the directory has
/// @param role what they are there
public record Member(WorkspaceRef workspace, Person person, WorkspaceRole role) {}
