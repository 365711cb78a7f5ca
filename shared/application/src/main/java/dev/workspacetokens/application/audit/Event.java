package dev.workspacetokens.application.audit;

import java.time.Instant;

/// One line of the audit trail: who had what done, when and from where. Never holds a secret.
///
/// @param id sorts by time, and is given once
/// @param at when it was noted, to the millisecond
/// @param deed what was done
public record Event(String id, Instant at, Deed deed) {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    /// @throws IllegalArgumentException when the time has no year of four digits since 1970
    public Event {
        if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
            throw new IllegalArgumentException("an event is noted between 1970 and 9999");
        }
    }
}
