package dev.workspacetokens.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.application.audit.Difference;
import dev.workspacetokens.application.audit.Event;
import dev.workspacetokens.application.audit.EventKey;
import dev.workspacetokens.application.audit.EventType;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.table.Keys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/// An [Event] as `AUDIT#<workspace uid>` / `<id>`. DynamoDB deletes it some time after it need not be kept any more.
///
/// @param event what is noted
/// @param keptUntil how long it is kept at least
record EventItem(Event event, Instant keptUntil) {

    private static final TableSchema<Difference> DIFFERENCE = StaticImmutableTableSchema
            .builder(Difference.class, DifferenceRow.class).newItemBuilder(DifferenceRow::new, DifferenceRow::build)
            .addAttribute(String.class, a -> a.name("what").getter(Difference::what).setter((r, v) -> r.what = v))
            .addAttribute(String.class, a -> a.name("before").getter(Difference::before).setter((r, v) -> r.before = v))
            .addAttribute(String.class, a -> a.name("after").getter(Difference::after).setter((r, v) -> r.after = v))
            .build();

    static final TableSchema<EventItem> SCHEMA = StaticImmutableTableSchema.builder(EventItem.class, Row.class)
            .newItemBuilder(Row::new, Row::build)
            .addAttribute(String.class,
                    a -> a.name(Keys.PK).getter(i -> partition(EventKey.of(i.event())))
                            .setter((r, v) -> r.uid = Keys.tail(v)).tags(primaryPartitionKey()))
            .addAttribute(String.class, a -> a.name(Keys.SK).getter(i -> i.event().id())
                    .setter((r, v) -> r.id = v).tags(primarySortKey()))
            .addAttribute(Instant.class, a -> a.name("at").getter(i -> i.event().at()).setter((r, v) -> r.at = v))
            .addAttribute(String.class, a -> a.name("type").getter(i -> i.event().deed().type().id())
                    .setter((r, v) -> r.type = v))
            .addAttribute(String.class, a -> a.name("actor").getter(i -> i.event().deed().actor().kind())
                    .setter((r, v) -> r.actor = v))
            .addAttribute(String.class, a -> a.name("actor_id").getter(i -> i.event().deed().actor().id())
                    .setter((r, v) -> r.actorId = v))
            .addAttribute(String.class, a -> a.name("source").getter(i -> i.event().deed().actor().source())
                    .setter((r, v) -> r.source = v))
            .addAttribute(String.class, a -> a.name("workspace").getter(i -> slug(i.event().deed()))
                    .setter((r, v) -> r.workspace = v))
            .addAttribute(String.class, a -> a.name("subject").getter(i -> subject(i).id())
                    .setter((r, v) -> r.subject = v))
            .addAttribute(String.class, a -> a.name("subject_name").getter(i -> subject(i).name())
                    .setter((r, v) -> r.subjectName = v))
            .addAttribute(EnhancedType.listOf(EnhancedType.documentOf(Difference.class, DIFFERENCE,
                    b -> b.ignoreNulls(true))),
                    a -> a.name("differences").getter(i -> i.event().deed().differences())
                            .setter((r, v) -> r.differences = v))
            .addAttribute(Long.class, a -> a.name(Keys.TTL).getter(i -> i.keptUntil().getEpochSecond())
                    .setter((r, v) -> r.ttl = v))
            .build();

    /// The event that a row holds; nothing where it holds none that this version knows.
    static Optional<Event> read(EnhancedDocument row) {
        return UnsealedRow.read(SCHEMA, row).map(EventItem::event);
    }

    /// The partition of an event.
    static String partition(EventKey key) {
        return Keys.eventPartition(key.kind().name(), key.trail());
    }

    private static @Nullable String slug(Deed deed) {
        return deed.workspace() == null ? null : deed.workspace().slug().value();
    }

    private static Stored subject(EventItem item) {
        Deed.Subject subject = item.event().deed().subject();
        return subject == null ? new Stored(null, null) : new Stored(subject.id(), subject.name());
    }

    private record Stored(@Nullable String id, @Nullable String name) {}

    static final class DifferenceRow {
        private String what = "";
        private @Nullable String before;
        private @Nullable String after;

        private Difference build() {
            return new Difference(what, before, after);
        }
    }

    static final class Row {
        private String uid = "";
        private String id = "";
        private Instant at = Instant.EPOCH;
        private String type = "";
        private String actor = "";
        private String actorId = "";
        private String source = "";
        private @Nullable String workspace;
        private @Nullable String subject;
        private @Nullable String subjectName;
        private List<Difference> differences = List.of();
        private long ttl;

        private EventItem build() {
            var deed = new Deed(Actor.of(actor, actorId, source), EventType.parse(type).orElseThrow(),
                    workspace == null ? null : new WorkspaceRef(new Slug(workspace), uid),
                    subject == null ? null : new Deed.Subject(subject, subjectName), differences);
            return new EventItem(new Event(id, at, deed), Instant.ofEpochSecond(ttl));
        }
    }
}
