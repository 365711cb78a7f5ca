package dev.workspacetokens.application.audit;

/// Where this deployment notes what it noticed.
@FunctionalInterface
public interface Findings {

    /// Notes that a row was written by somebody who noted nothing, once for each row, type and day.
    ///
    /// @param type what was noticed
    void note(EventType type, WrittenRow row);
}
