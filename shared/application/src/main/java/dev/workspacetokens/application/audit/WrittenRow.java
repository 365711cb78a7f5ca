package dev.workspacetokens.application.audit;

import java.time.Instant;

/// A row that was written, as one that names the event of its last write.
///
/// @param partition its partition key
/// @param sort its sort key
/// @param at when it was written, to the second
public record WrittenRow(String partition, String sort, Instant at) {

    /// Names it for operators; both keys are no secret.
    @Override
    public String toString() {
        return partition + ' ' + sort;
    }
}
