package dev.workspacetokens.acceptance.security;

import java.util.Set;

/// What came of one thing that somebody tried.
///
/// @param status as HTTP has it
/// @param rights what it lets them do; empty when it was refused
record Outcome(String status, Set<String> rights) {}
