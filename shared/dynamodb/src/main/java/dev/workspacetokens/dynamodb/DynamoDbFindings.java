package dev.workspacetokens.dynamodb;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.application.audit.Event;
import dev.workspacetokens.application.audit.EventType;
import dev.workspacetokens.application.audit.Findings;
import dev.workspacetokens.application.audit.WrittenRow;
import dev.workspacetokens.domain.token.TimeOrderedId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// The [Findings] in the table.
///
/// @param table that holds them
/// @param clock says which day it is
/// @param kept for how long they are kept
public record DynamoDbFindings(TokenTable table, InstantSource clock, Duration kept) implements Findings {

    /// The id starts with the day, and ends with what was noticed of which row: a second note of the same meets
    /// the first.
    @Override
    public void note(EventType type, WrittenRow row) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String id = TimeOrderedId.of(now.truncatedTo(ChronoUnit.DAYS), type.id() + ' ' + row);
        var event = new Event(id, now,
                new Deed(new Actor.Deployment(), type, null, new Deed.Subject(row.toString(), null), List.of()));
        try {
            table.of(EventItem.SCHEMA).putItem(r -> r.item(new EventItem(event, now.plus(kept)))
                    .conditionExpression(WriteConditions.ABSENT));
        } catch (ConditionalCheckFailedException _) {
            // It was noted today.
        }
    }
}
