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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;

/// The [Events] in the table.
public final class DynamoDbEvents implements Events {

    private final TokenTable table;

    public DynamoDbEvents(TokenTable table) {
        this.table = table;
    }

    @Override
    public Page<Event> list(WorkspaceRef workspace, Span span, Predicate<Event> filter, Page.Request page) {
        Instant after = span.after();
        Instant before = span.before();
        var range = new PagedQuery.Range(
                TimeOrderedId.start(after == null ? Instant.MIN : after.truncatedTo(ChronoUnit.MILLIS).plusMillis(1)),
                TimeOrderedId.start(before == null ? Instant.MAX : before));
        if (range.from().compareTo(range.to()) > 0) {
            return new Page<>(List.of(), null);
        }
        List<Page<Event>> kinds = Arrays.stream(EventKey.Kind.values())
                .map(kind -> new PagedQuery<>(table.rows(), Keys.eventPartition(kind.name(), workspace.uid()), "",
                        range, false, row -> row.getString(Keys.SK))
                        .page(row -> read(row).filter(filter).isPresent(), page)
                        .map(row -> read(row).orElseThrow()))
                .toList();
        return merged(kinds, page.limit());
    }

    /// An event of a workspace says which one.
    private static Optional<Event> read(EnhancedDocument row) {
        return EventItem.read(row).filter(event -> event.deed().workspace() != null);
    }

    /// The newest of several pages. None goes further back than where the first of them ends: behind that it may
    /// have more.
    private static Page<Event> merged(List<Page<Event>> pages, int limit) {
        Optional<String> end = pages.stream().map(Page::next).filter(Objects::nonNull).max(Comparator.naturalOrder());
        List<Event> all = pages.stream().flatMap(page -> page.items().stream())
                .filter(event -> end.isEmpty() || event.id().compareTo(end.get()) >= 0)
                .sorted(Comparator.comparing(Event::id).reversed()).toList();
        return all.size() > limit
                ? new Page<>(all.subList(0, limit), all.get(limit - 1).id())
                : new Page<>(all, end.orElse(null));
    }
}
