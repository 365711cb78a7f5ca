package dev.workspacetokens.application.directory;

/// Something that was there and is different now.
///
/// @param before as it was when it was changed
/// @param after as it is now
/// @param <T> what it is
public record Replaced<T>(T before, T after) {}
