package dev.workspacetokens.application;

import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.directory.WorkspaceRef;

/// A page of what a workspace has.
///
/// @param workspace whose
/// @param page of it
/// @param <T> what is listed
public record Listing<T>(WorkspaceRef workspace, Page<T> page) {}
