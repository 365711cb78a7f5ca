package dev.workspacetokens.trail;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.Identity;
import dev.workspacetokens.application.audit.EventKey;
import dev.workspacetokens.application.audit.WrittenRow;
import dev.workspacetokens.table.Keys;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// What the table's stream says of one row: its keys, and nothing else of it.
///
/// @param pk its partition key
/// @param sk its sort key
/// @param change what was done to it
/// @param at when, to the second
/// @param sequenceNumber by which Lambda is told to send the record again
record StreamRecord(String pk, String sk, Change change, Instant at, String sequenceNumber) {

    private static final String BY_DYNAMODB = "dynamodb.amazonaws.com";

    /// What can be done to a row.
    enum Change {
        WRITTEN, WRITTEN_OVER, DELETED, EXPIRED
    }

    static StreamRecord of(DynamodbStreamRecord record) {
        return new StreamRecord(key(record, Keys.PK), key(record, Keys.SK), change(record),
                record.getDynamodb().getApproximateCreationDateTime().toInstant(),
                record.getDynamodb().getSequenceNumber());
    }

    private static String key(DynamodbStreamRecord record, String name) {
        AttributeValue value = record.getDynamodb().getKeys().get(name);
        return value == null ? "" : Objects.requireNonNullElse(value.getS(), "");
    }

    private static Change change(DynamodbStreamRecord record) {
        return switch (record.getEventName()) {
            case "INSERT" -> Change.WRITTEN;
            case "MODIFY" -> Change.WRITTEN_OVER;
            case "REMOVE" -> expired(record.getUserIdentity()) ? Change.EXPIRED : Change.DELETED;
            default -> throw new IllegalArgumentException("no change of a row: " + record.getEventName());
        };
    }

    /// Whether DynamoDB deleted the row itself, because its time was over.
    private static boolean expired(Identity identity) {
        return identity != null && BY_DYNAMODB.equals(identity.getPrincipalId());
    }

    /// The event that the row is; nothing where its keys are no event's.
    Optional<EventKey> event() {
        return EventKey.parse(pk + '#' + sk);
    }

    /// Whether the row is there now, as it was written.
    boolean isWrite() {
        return change == Change.WRITTEN || change == Change.WRITTEN_OVER;
    }

    /// The row.
    WrittenRow row() {
        return new WrittenRow(pk, sk, at);
    }
}
