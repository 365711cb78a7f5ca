package dev.workspacetokens.application.audit;

import java.time.Instant;

/// One line of the audit trail: who had what done, when and from where. Never holds a secret.
///
/// @param id sorts by time, and is given once
/// @param at when it was noted, to the millisecond
/// @param deed what was done
public record Event(String id, Instant at, Deed deed) {}
