package dev.workspacetokens.domain.directory;

import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.seal.Seal;

/// A caller who was found to be an owner of the workspace. Every change that one makes is checked again when it is
/// written.
///
/// @param workspace what they own
/// @param person who they are
/// @param membership the directory's seal of what they are, which was verified
public record Owner(WorkspaceRef workspace, Person person, Seal membership) {}
