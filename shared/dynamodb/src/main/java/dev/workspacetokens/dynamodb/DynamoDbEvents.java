package dev.workspacetokens.dynamodb;

import dev.workspacetokens.application.audit.Event;
import dev.workspacetokens.application.audit.EventKey;
import dev.workspacetokens.application.audit.Events;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.TimeOrderedId;
import dev.workspacetokens.table.Keys;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;

/// The [Events] in the table.
public final class DynamoDbEvents implements Events {

    private final TokenTable table;

    public DynamoDbEvents(TokenTable table) {
        this.table = table;
    }

    @Override
    public Page<Event> list(WorkspaceRef workspace, Span span, Predicate<Event> filter, Page.Request page) {
        String partition = Keys.eventPartition(EventKey.Kind.AUDIT.name(), workspace.uid());
        Instant after = span.after();
        Instant before = span.before();
        var range = new PagedQuery.Range(
                TimeOrderedId.start(after == null ? Instant.MIN : after.truncatedTo(ChronoUnit.MILLIS).plusMillis(1)),
                TimeOrderedId.start(before == null ? Instant.MAX : before));
        if (range.from().compareTo(range.to()) > 0) {
            return new Page<>(List.of(), null);
        }
        var query = new PagedQuery<>(table.of(EventItem.SCHEMA), partition, "", range, false,
                item -> item.event().id());
        return query.page(item -> filter.test(item.event()), page).map(EventItem::event);
    }
}
