package dev.workspacetokens.dynamodb;

import static dev.workspacetokens.dynamodb.WholeStore.SAAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.application.audit.Difference;
import dev.workspacetokens.application.audit.Event;
import dev.workspacetokens.application.audit.EventKey;
import dev.workspacetokens.application.audit.EventType;
import dev.workspacetokens.application.audit.Events.Span;
import dev.workspacetokens.application.directory.Members.Entry;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import dev.workspacetokens.domain.directory.WorkspaceRules;
import dev.workspacetokens.domain.token.TimeOrderedId;
import dev.workspacetokens.emulators.intercept.Interceptor;
import dev.workspacetokens.table.Keys;
import dev.workspacetokens.testing.Backend;
import dev.workspacetokens.testing.OnEachBackend;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What the table notes of each change of the directory, and how the trail is read.
@OnEachBackend
final class AuditTrailTest {

    private static final Slug ACME = new Slug("acme");
    private static final Slug GLOBEX = new Slug("globex");
    private static final Slug WEB = new Slug("web");
    private static final Span EVER = new Span(null, null);

    private final StateTable world = new StateTable();
    private final TokenTable table = world.table(Interceptor.NONE);
    private final DynamoDbWorkspaces workspaces = world.workspaces(Interceptor.NONE);
    private final DynamoDbApps apps = new DynamoDbApps(table, WholeStore.DIRECTORY, world.trail(), World.RANDOM);
    private final DynamoDbMembers members = new DynamoDbMembers(table, WholeStore.DIRECTORY, world.trail());
    private final DynamoDbEvents events = new DynamoDbEvents(table);
    private final WorkspaceRef acme = world.workspace("acme").ref();

    @AfterEach
    void dropTheTable() {
        world.close();
    }

    private List<Event> all(WorkspaceRef workspace) {
        return events.list(workspace, EVER, _ -> true, new Page.Request(null, 50)).items();
    }

    private Deed last(WorkspaceRef workspace) {
        return all(workspace).getFirst().deed();
    }

    private static Entry entry(String sub, WorkspaceRole role) {
        return new Entry(new Person(sub, sub), role);
    }

    /// As time goes on, for within a millisecond events have no order.
    private void tick() {
        world.clock.set(world.clock.instant().plusMillis(1));
    }

    private EventType after(Runnable change) {
        int before = all(acme).size();
        tick();
        change.run();
        List<Event> now = all(acme);
        assertThat(now).hasSize(before + 1);
        return now.getFirst().deed().type();
    }

    @Test
    void everyChangeOfTheDirectoryIsNotedOnce() {
        assertThat(all(acme)).singleElement().extracting(event -> event.deed().type())
                .isEqualTo(EventType.WORKSPACE_CREATED);
        assertThat(after(() -> workspaces.put(SAAS, ACME, "Acme Inc."))).isEqualTo(EventType.WORKSPACE_UPDATED);
        assertThat(after(() -> workspaces.changeRules(SAAS, ACME, _ -> new WorkspaceRules(90, 5))))
                .isEqualTo(EventType.WORKSPACE_RULES_SET);
        assertThat(after(() -> members.put(SAAS, ACME, entry("ada", WorkspaceRole.OWNER))))
                .isEqualTo(EventType.MEMBER_CREATED);
        assertThat(after(() -> members.put(SAAS, ACME, entry("max", WorkspaceRole.VIEWER))))
                .isEqualTo(EventType.MEMBER_CREATED);
        assertThat(after(() -> members.put(SAAS, ACME, entry("max", WorkspaceRole.MANAGER))))
                .isEqualTo(EventType.MEMBER_UPDATED);
        assertThat(after(() -> members.delete(SAAS, ACME, "max"))).isEqualTo(EventType.MEMBER_DELETED);
        assertThat(after(() -> members.replace(SAAS, ACME, List.of(entry("eva", WorkspaceRole.OWNER)))))
                .isEqualTo(EventType.MEMBERS_REPLACED);
        assertThat(after(() -> apps.put(SAAS, ACME, WEB, "Web"))).isEqualTo(EventType.APP_CREATED);
        assertThat(after(() -> apps.put(SAAS, ACME, WEB, "Shop"))).isEqualTo(EventType.APP_UPDATED);
        assertThat(last(acme).differences()).containsExactly(new Difference("title", "Web", "Shop"));
        assertThat(after(() -> apps.replace(SAAS, ACME, Map.of(new Slug("ios"), "iOS"))))
                .isEqualTo(EventType.APPS_REPLACED);
        assertThat(after(() -> apps.delete(SAAS, ACME, new Slug("ios")))).isEqualTo(EventType.APP_DELETED);
        assertThat(after(() -> world.freezes(Interceptor.NONE).freeze(SAAS, ACME)))
                .isEqualTo(EventType.WORKSPACE_FROZEN);
        assertThat(after(() -> world.freezes(Interceptor.NONE).lift(SAAS, ACME)))
                .isEqualTo(EventType.WORKSPACE_UNFROZEN);
    }

    @Test
    void whatChangesNothingIsNotNoted() {
        int before = all(acme).size();
        members.delete(SAAS, ACME, "nobody");
        apps.delete(SAAS, ACME, WEB);
        apps.replace(SAAS, ACME, Map.of());
        members.replace(SAAS, ACME, List.of());
        world.freezes(Interceptor.NONE).lift(SAAS, ACME);
        assertThat(all(acme)).hasSize(before);
    }

    @Test
    void appThatMovesIsNotedWhereItComesFromToo() {
        WorkspaceRef globex = world.workspace("globex").ref();
        apps.put(SAAS, GLOBEX, WEB, "Web");
        tick();
        apps.put(SAAS, ACME, WEB, "Web");
        assertThat(last(acme)).isEqualTo(new Deed(SAAS, EventType.APP_MOVED, acme, new Deed.Subject("web", "Web"),
                List.of()));
        assertThat(last(globex)).isEqualTo(new Deed(SAAS, EventType.APPS_LEFT, globex, null,
                List.of(new Difference("web", "globex", null))));
        assertThat(world.workspaceRow(GLOBEX)).containsEntry(Keys.EVENT,
                World.text(EventKey.of(all(globex).getFirst()).inRow()));
    }

    @Test
    void manyChangesAreNotedInAsManyEventsAsTransactions() {
        var titles = new LinkedHashMap<Slug, String>();
        IntStream.range(0, 120).forEach(i -> titles.put(new Slug("app-" + i), "App"));
        int before = all(acme).size();
        tick();
        apps.replace(SAAS, ACME, titles);
        List<Event> now = all(acme);
        assertThat(now).hasSize(before + 3);
        assertThat(now.subList(0, 3).stream().flatMap(event -> event.deed().differences().stream())
                .map(Difference::what)).containsExactlyInAnyOrderElementsOf(
                        titles.keySet().stream().map(Slug::value).toList());
    }

    @Test
    void deletionIsNotedStepByStepAndStaysReadableByUid() {
        members.put(SAAS, ACME, entry("ada", WorkspaceRole.OWNER));
        tick();
        workspaces.delete(SAAS, ACME);
        assertThat(all(acme)).extracting(event -> event.deed().type()).contains(EventType.WORKSPACE_CLOSED,
                EventType.MEMBERS_DELETED, EventType.WORKSPACE_DELETED);
        Workspace again = world.workspace("acme");
        assertThat(all(again.ref())).singleElement().extracting(event -> event.deed().type())
                .isEqualTo(EventType.WORKSPACE_CREATED);
    }

    @Test
    void accessPolicyIsNotedForTheDeployment() {
        world.policies(Interceptor.NONE).put(null, "{}", WholeStore.POLICY_PUT);
        var found = Backend.shared().dynamoDb().query(r -> r.tableName(table.rows().tableName())
                .keyConditionExpression("PK = :pk").expressionAttributeValues(Map.of(":pk", World.text("AUDIT#-"))))
                .items();
        assertThat(found).singleElement().satisfies(row -> {
            assertThat(row).containsEntry("type", World.text("access_policy.put"));
            assertThat(row).doesNotContainKey("workspace");
        });
    }

    @Test
    void sealedRowNamesTheEventOfItsLastWrite() {
        workspaces.put(SAAS, ACME, "Acme Inc.");
        String event = Objects.requireNonNull(world.workspaceRow(ACME).get(Keys.EVENT)).s();
        assertThat(all(acme)).extracting(one -> EventKey.of(one).inRow()).contains(event);
    }

    @Test
    void eventIsKeptForAsLongAsItIsToBe() {
        var row = Backend.shared().dynamoDb().query(r -> r.tableName(table.rows().tableName())
                .keyConditionExpression("PK = :pk")
                .expressionAttributeValues(Map.of(":pk", World.text("AUDIT#" + acme.uid())))).items()
                .getFirst();
        assertThat(row).containsEntry(Keys.TTL, AttributeValue
                .fromN(Long.toString(StateTable.NOW.plus(Duration.ofDays(1)).getEpochSecond())));
    }

    /// Nobody can be told of what did not happen.
    @Test
    void refusedChangeIsNotNoted() {
        members.put(SAAS, ACME, entry("ada", WorkspaceRole.OWNER));
        int before = all(acme).size();
        assertThatThrownBy(() -> members.delete(SAAS, ACME, "ada")).isInstanceOf(Refusal.Conflict.class);
        apps.put(SAAS, ACME, WEB, "Web");
        assertThatThrownBy(() -> workspaces.delete(SAAS, ACME)).isInstanceOf(Refusal.Conflict.class);
        assertThat(all(acme)).hasSize(before + 1);
    }

    @Test
    void eventIsReadAsItWasNoted() {
        var deed = new Deed(new Actor.SignedIn("ada", "2001:db8::7"), EventType.TOKEN_UPDATED, acme,
                new Deed.Subject("an id", null),
                List.of(new Difference("name", "", "Déploiement"), new Difference("roles.all_apps", null, "admin"),
                        new Difference("roles.apps.web", "admin", null)));
        tick();
        AuditTrail.Entry entry = world.trail().entry(deed);
        entry.in(table.transaction(), table).commit();
        assertThat(all(acme).getFirst()).isEqualTo(entry.item().event());
        assertThat(entry.item().event().at()).isEqualTo(world.clock.instant());
    }

    @Test
    void noEventIsWrittenOver() {
        AuditTrail.Entry entry = world.trail()
                .entry(new Deed(SAAS, EventType.WORKSPACE_UPDATED, acme, null, List.of()));
        entry.in(table.transaction(), table).commit();
        assertThatThrownBy(() -> entry.in(table.transaction(), table).commit())
                .isInstanceOf(Refusal.Unavailable.class);
    }

    @Test
    void pagesGoBackInTimeAndSpansBeginWithTheirBeginningAndEndBeforeTheirEnds() {
        Instant start = world.clock.instant();
        IntStream.range(0, 120).forEach(i -> {
            tick();
            workspaces.put(SAAS, ACME, "Title " + i);
        });
        assertThat(times(null, null, 50)).containsExactlyElementsOf(
                IntStream.iterate(120, i -> i - 1).limit(121).mapToObj(start::plusMillis).toList());
        assertThat(times(start.plusMillis(3), start.plusMillis(7), 2)).containsExactly(start.plusMillis(6),
                start.plusMillis(5), start.plusMillis(4), start.plusMillis(3));
        assertThat(times(start.plusMillis(7), start.plusMillis(9), 2)).containsExactly(start.plusMillis(8),
                start.plusMillis(7));
        assertThat(times(start.plusMillis(7), start.plusMillis(3), 2)).isEmpty();
        assertThat(times(Instant.MIN, start.plusMillis(1), 2)).containsExactly(start);
        assertThat(times(start.plusMillis(119), Instant.parse("9999-12-31T23:59:59Z"), 2))
                .containsExactly(start.plusMillis(120), start.plusMillis(119));
    }

    /// As after a roll back, or where somebody wrote to the table.
    @Test
    void rowThatCannotBeReadHidesNoOther() {
        Logger.getLogger(EventItem.class.getName()).setLevel(Level.OFF);
        var broken = new HashMap<>(Backend.shared().dynamoDb().query(r -> r.tableName(table.rows().tableName())
                .keyConditionExpression("PK = :pk")
                .expressionAttributeValues(Map.of(":pk", World.text("AUDIT#" + acme.uid())))).items().getFirst());
        for (var change : List.of(Map.entry("type", "no.such_type"), Map.entry("actor", "nobody"),
                Map.entry("at", "never"))) {
            broken.put(change.getKey(), World.text(change.getValue()));
            tick();
            broken.put("SK", World.text(world.trail()
                    .entry(new Deed(SAAS, EventType.WORKSPACE_UPDATED, acme, null, List.of())).item().event().id()));
            Backend.shared().dynamoDb().putItem(r -> r.tableName(table.rows().tableName()).item(broken));
        }
        assertThat(all(acme)).singleElement().extracting(event -> event.deed().type())
                .isEqualTo(EventType.WORKSPACE_CREATED);
    }

    /// A cursor is no secret, so anybody can make one.
    @Test
    void positionOutsideOfTheSpanIsBeforeOrBehindAllOfIt() {
        Instant start = world.clock.instant();
        var span = new Span(start.minusMillis(1), start.plusMillis(1));
        for (String position : List.of("zzzzzzzzzzzzzzzzzz", "~")) {
            assertThat(events.list(acme, span, _ -> true, new Page.Request(position, 50)).items()).hasSize(1);
        }
        for (String position : List.of("0", " ")) {
            assertThat(events.list(acme, span, _ -> true, new Page.Request(position, 50)).items()).isEmpty();
        }
    }

    /// What the deployment noticed stands among what was done, a page at a time.
    @Test
    void bothKindsOfEventsAreOneList() {
        var expected = new ArrayList<Instant>();
        for (int i = 0; i < 30; i++) {
            tick();
            boolean noticed = i % 3 == 0;
            AuditTrail.Entry entry = world.trail().entry(new Deed(
                    noticed ? new Actor.Token("t", "203.0.113.7") : SAAS,
                    noticed ? EventType.EXPIRED_SECRET_USED : EventType.WORKSPACE_UPDATED, acme, null, List.of()));
            entry.in(table.transaction(), table).commit();
            expected.addFirst(world.clock.instant());
        }
        expected.add(StateTable.NOW);
        for (int limit : List.of(1, 2, 7, 50)) {
            assertThat(times(null, null, limit)).as("pages of %d", limit).isEqualTo(expected);
        }
    }

    /// Its id starts with its day, so that a day has one; its time is its own.
    @Test
    void spanFindsWhatTheDeploymentNoticedByItsTime() {
        Instant day = StateTable.NOW.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        Instant used = day.plus(Duration.ofHours(15));
        var deed = new Deed(new Actor.Token("t", "203.0.113.7"), EventType.SUPERSEDED_SECRET_USED, acme, null,
                List.of());
        var item = new EventItem(new Event(TimeOrderedId.of(day, "t"), used, deed), used.plus(Duration.ofDays(1)));
        table.of(EventItem.SCHEMA).putItem(item);
        assertThat(times(day.plus(Duration.ofHours(12)), null, 1)).containsExactly(used);
        assertThat(times(used.minusMillis(1), used.plusMillis(1), 1)).containsExactly(used);
        assertThat(times(used, null, 1)).containsExactly(used);
        assertThat(times(used.plusMillis(1), null, 1)).isEmpty();
        assertThat(times(day, used, 1)).isEmpty();
        world.clock.set(used.plusMillis(1));
        workspaces.put(SAAS, ACME, "Later");
        // A page of one ends at the first moment of the day, which is before the first change in the span.
        assertThat(times(used.minusMillis(1), null, 1)).containsExactly(used.plusMillis(1), used);
        table.of(EventItem.SCHEMA).putItem(new EventItem(new Event(TimeOrderedId.of(day, "u"), used, deed),
                used.plus(Duration.ofDays(1))));
        assertThat(times(used.minusMillis(1), null, 1)).containsExactly(used.plusMillis(1), used, used);
    }

    /// All pages of a span.
    private List<Instant> times(@Nullable Instant after, @Nullable Instant before, int limit) {
        var times = new ArrayList<Instant>();
        @Nullable
        String next = null;
        do {
            Page<Event> page = events.list(acme, new Span(after, before), _ -> true, new Page.Request(next, limit));
            page.items().forEach(event -> times.add(event.at()));
            next = page.next();
        } while (next != null);
        return times;
    }
}
