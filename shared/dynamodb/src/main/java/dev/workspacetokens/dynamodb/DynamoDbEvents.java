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
        if (span.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        String position = page.after();
        List<Page<Event>> kinds = Arrays.stream(EventKey.Kind.values())
                // A page that ends before the ids of a kind ends behind all that the kind has.
                .filter(kind -> position == null || range(kind, span).from().compareTo(position) <= 0)
                .map(kind -> query(workspace, kind, span)
                        .pageOf(row -> read(row).filter(event -> span.holds(event.at())).filter(filter), page))
                .toList();
        return merged(kinds, page.limit());
    }

    private PagedQuery<EnhancedDocument> query(WorkspaceRef workspace, EventKey.Kind kind, Span span) {
        return new PagedQuery<>(table.rows(), Keys.eventPartition(kind.name(), workspace.uid()), "",
                range(kind, span), false, row -> row.getString(Keys.SK));
    }

    /// Where the ids of a span are. The id of what the deployment noticed starts with the first moment of its day.
    private static PagedQuery.Range range(EventKey.Kind kind, Span span) {
        Instant after = span.after();
        Instant before = span.before();
        Instant from = after == null ? Instant.MIN : after.truncatedTo(ChronoUnit.MILLIS);
        return new PagedQuery.Range(TimeOrderedId.start(switch (kind) {
            case AUDIT -> from;
            case SECURITY -> from.truncatedTo(ChronoUnit.DAYS);
        }), TimeOrderedId.start(before == null ? Instant.MAX : before));
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
