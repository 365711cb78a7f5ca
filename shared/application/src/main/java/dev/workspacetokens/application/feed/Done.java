package dev.workspacetokens.application.feed;

import dev.workspacetokens.application.Event;

/// What came of a change of the directory.
///
/// @param result what there is now, or how much is different
/// @param event for the audit trail
/// @param <T> the result
public record Done<T>(T result, Event event) {}
