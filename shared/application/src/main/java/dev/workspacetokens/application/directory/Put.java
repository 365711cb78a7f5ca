package dev.workspacetokens.application.directory;

/// What came of putting something that may or may not have been there.
///
/// @param value as it is now
/// @param created whether it was not there before
/// @param <T> what was put
public record Put<T>(T value, boolean created) {}
