package dev.workspacetokens.dynamodb;

import dev.workspacetokens.domain.seal.SealCheck;

/// How the directory seals its rows, and verifies those that it goes on from.
///
/// @param members seals members, whose seals others verify who must not be able to make one
/// @param rows seals workspaces and the owners of apps
/// @param check of the seals of workspaces and of the owners of apps
public record DirectorySeals(Sealing members, Sealing rows, SealCheck check) {}
