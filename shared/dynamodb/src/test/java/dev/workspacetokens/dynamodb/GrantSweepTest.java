package dev.workspacetokens.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.application.walk.SweepGrants;
import dev.workspacetokens.application.walk.Walk;
import dev.workspacetokens.application.walk.Walks;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Uid;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.token.Overlap;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.dynamodb.Faults.Kind;
import dev.workspacetokens.dynamodb.Faults.Nth;
import dev.workspacetokens.emulators.intercept.Interceptor;
import dev.workspacetokens.testing.Generated;
import dev.workspacetokens.testing.ManualClock;
import dev.workspacetokens.testing.OnEachBackend;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// Whatever call of whatever change fails, and whenever the process dies: after a sweep nothing is left that no token
/// names, and each token has all the grants that it should have.
@OnEachBackend
@Tag("generated")
final class GrantSweepTest {

    private static final Duration DAY = Duration.ofDays(1);
    /// More than one batch of writes.
    private static final int APPS = 27;
    /// More calls than any change makes.
    private static final int MOST_CALLS = 20;

    private final World world = new World();
    private final ManualClock clock = new ManualClock(Instant.parse("2060-01-01T00:00:00Z"));
    private final WalksInMemory walks = new WalksInMemory();
    private final List<Grant> developer = world.apps(APPS, "developer");
    private final List<Grant> tester = developer.stream()
            .map(grant -> new Grant(grant.app(), grant.appUid(), "tester-qa")).toList();
    /// What each set holds that was ever about to be written.
    private final Map<String, List<Grant>> intended = new HashMap<>();
    private final List<TokenId> tokens = new ArrayList<>();

    /// Tests share a table, and what one sweeps is no other's.
    private static final class WalksInMemory implements Walks {
        private final AtomicReference<Walk> noted = new AtomicReference<>();

        @Override
        public Optional<Walk> read() {
            return Optional.ofNullable(noted.get());
        }

        @Override
        public boolean note(Walk walk) {
            noted.set(walk);
            return true;
        }
    }

    enum Change {
        CREATE, REGENERATE, RENAME, OTHER_ROLES, ALL_APPS, REVOKE
    }

    private WholeStore store(Interceptor fault) {
        TokenTable table = World.table(fault);
        var trail = new AuditTrail(clock, World.RANDOM, Duration.ofDays(400));
        return new WholeStore(new DynamoDbTokenRecords(table),
                new DynamoDbTokenStore(table, WholeStore.SEALING, WholeStore.KEY, trail),
                new DynamoDbTokenRevocation(table, trail));
    }

    private boolean sweep(Interceptor fault) {
        var sets = new DynamoDbNotedSets(World.table(fault), World.client(fault), World.BACKEND.table(), _ -> {});
        return new SweepGrants(sets, walks, clock).run(clock.instant().plus(Duration.ofMinutes(15)));
    }

    private void create(WholeStore store, List<Grant> grants) {
        Access access = grants.isEmpty() ? new Access.AllApps("admin") : new Access.PerApp(grants);
        World.Shown shown = world.issue(access);
        tokens.add(shown.id());
        intended.put(shown.id().value(), grants);
        store.create(world.owner, shown.issued(), grants, World.MOST);
    }

    private void change(WholeStore store, Change change, TokenId id, List<Grant> grants) {
        WorkspaceToken now = world.store.find(world.workspace, id).orElse(null);
        if (now == null) {
            return;
        }
        switch (change) {
            case CREATE -> create(store, grants);
            case REGENERATE -> store.regenerate(world.owner, now, world.regenerated(now).issued(), Overlap.NONE);
            case RENAME -> store.update(world.owner, now, now.renamed("new name", World.CHANGE), List.of());
            case OTHER_ROLES -> {
                String set = Uid.draw(World.RANDOM);
                intended.put(set, grants);
                store.update(world.owner, now,
                        now.renamed("CI", World.CHANGE).withAccess(new Access.PerApp(grants), set), grants);
            }
            case ALL_APPS -> store.update(world.owner, now,
                    now.renamed("CI", World.CHANGE).withAccess(new Access.AllApps("admin"), "-"), List.of());
            case REVOKE -> store.revoke(world.owner, now);
        }
    }

    private void attempt(Runnable change) {
        try {
            change.run();
        } catch (SdkException | Refusal _) {
            // It broke off.
        }
    }

    /// The sets that credentials name.
    private Set<String> named() {
        return tokens.stream().flatMap(id -> World.items("CREDENTIAL#" + id).stream())
                .filter(row -> row.containsKey("grant_set"))
                .map(row -> Objects.requireNonNull(row.get("grant_set")).s()).collect(Collectors.toSet());
    }

    /// The sets of which there is anything in the table.
    private Set<String> existing() {
        return intended.keySet().stream().filter(set -> !World.items("GRANT#" + set).isEmpty())
                .collect(Collectors.toSet());
    }

    private void everyTokenHasItsGrants() {
        assertThat(named()).allSatisfy(
                set -> assertThat(world.store.grants(set)).isEqualTo(intended.get(set)));
    }

    static Stream<Change> changes() {
        return World.BACKEND.sample(List.of(Change.OTHER_ROLES, Change.CREATE, Change.REGENERATE, Change.RENAME,
                Change.ALL_APPS, Change.REVOKE));
    }

    /// The process dies at each call in turn, before the call has happened or after.
    @ParameterizedTest
    @MethodSource("changes")
    void whateverAChangeLeavesBehindWhereItBreaksOffIsSwept(Change change) {
        for (int i = 0; i < 2 * MOST_CALLS; i++) {
            create(store(Interceptor.NONE), developer);
        }
        // By then no note of a creation is left to find what is left behind.
        clock.advance(DAY.multipliedBy(3));
        assertThat(sweep(Interceptor.NONE)).isTrue();
        List<TokenId> changed = List.copyOf(tokens);
        boolean struck = true;
        for (int call = 1; struck; call++) {
            for (Kind kind : Kind.values()) {
                var fault = new Nth(call, kind, true);
                TokenId token = changed.get(2 * call - (kind == Kind.REFUSED ? 2 : 1));
                attempt(() -> change(store(fault), change, token, tester));
                struck = fault.struck();
            }
        }
        int left = existing().size() - named().size();
        clock.advance(DAY.multipliedBy(2));
        assertThat(sweep(Interceptor.NONE)).isTrue();
        assertThat(existing()).isEqualTo(named());
        everyTokenHasItsGrants();
        assertThat(left > 0).as("anything was left behind").isEqualTo(!Set.of(Change.REGENERATE, Change.RENAME)
                .contains(change));
    }

    @Test
    void randomChangesAndSweepsThatBreakOffLeaveNothingAndTakeNothing() {
        Random random = Generated.random("randomChangesAndSweepsThatBreakOffLeaveNothingAndTakeNothing");
        create(store(Interceptor.NONE), developer);
        // Each round looks at all tokens, which takes a container long.
        long rounds = World.BACKEND.sample(Collections.nCopies(Generated.times(150), random)).count();
        for (long i = 0; i < rounds; i++) {
            Change change = Change.values()[random.nextInt(Change.values().length)];
            List<Grant> grants = (random.nextBoolean() ? developer : tester).subList(0, 1 + random.nextInt(APPS));
            TokenId id = tokens.get(tokens.size() - 1 - random.nextInt(Math.min(tokens.size(), 20)));
            attempt(() -> change(store(fault(random)), change, id, grants));
            attempt(() -> create(store(fault(random)), random.nextInt(4) == 0 ? List.of() : grants));
            clock.advance(Duration.ofMinutes(random.nextInt(60 * 12)));
            if (random.nextInt(3) == 0) {
                attempt(() -> {
                    var _ = sweep(fault(random));
                });
            }
            everyTokenHasItsGrants();
        }
        if (rounds >= 150) {
            assertThat(existing()).as("what was left behind lately").hasSizeGreaterThan(named().size());
        }
        clock.advance(DAY.multipliedBy(2));
        assertThat(sweep(Interceptor.NONE)).isTrue();
        assertThat(existing()).isEqualTo(named());
        everyTokenHasItsGrants();
    }

    private static Interceptor fault(Random random) {
        return random.nextInt(3) == 0
                ? Interceptor.NONE
                : new Nth(1 + random.nextInt(9), random.nextBoolean() ? Kind.REFUSED : Kind.LOST_ANSWER,
                        random.nextBoolean());
    }

    /// Its grants are there, and no token names them yet.
    @Test
    void setOfAChangeThatIsUnderWayIsNotTouched() {
        create(store(Interceptor.NONE), developer);
        for (Change change : List.of(Change.CREATE, Change.OTHER_ROLES)) {
            clock.set(Instant.parse("2060-02-01T23:59:59.999Z"));
            Interceptor meanwhile = Faults.before(TransactWriteItemsRequest.class::isInstance, () -> {
                clock.advance(DAY);
                assertThat(sweep(Interceptor.NONE)).isTrue();
            });
            change(store(meanwhile), change, tokens.getLast(), tester);
            assertThat(world.store.find(world.workspace, tokens.getLast()).orElseThrow().access())
                    .isInstanceOfSatisfying(AccessRef.GrantSet.class,
                            set -> assertThat(world.store.grants(set.id())).isEqualTo(tester));
        }
        everyTokenHasItsGrants();
    }

    /// Its tokens are revoked in groups, and it may not be able to tidy up behind any.
    @Test
    void whatTheDeletionOfAWorkspaceLeavesBehindIsSwept() {
        create(store(Interceptor.NONE), developer);
        create(store(Interceptor.NONE), List.of());
        create(store(Interceptor.NONE), tester);
        clock.advance(DAY.multipliedBy(3));
        assertThat(sweep(Interceptor.NONE)).isTrue();
        TokenTable table = World.table((request, service) -> {
            if (request instanceof BatchWriteItemRequest batch && batch.requestItems().values().stream()
                    .flatMap(List::stream).anyMatch(write -> write.deleteRequest() != null)) {
                throw Faults.throttled();
            }
            return service.get();
        });
        var trail = new AuditTrail(clock, World.RANDOM, Duration.ofDays(400));
        new DynamoDbWorkspaces(table, WholeStore.DIRECTORY, new DynamoDbFreezes(table, WholeStore.DIRECTORY, trail),
                trail, World.RANDOM).deleteWithTokens(WholeStore.SAAS, world.workspace.slug());
        assertThat(named()).isEmpty();
        assertThat(existing()).hasSize(2);
        clock.advance(DAY.multipliedBy(2));
        assertThat(sweep(Interceptor.NONE)).isTrue();
        assertThat(existing()).isEmpty();
    }

    /// Who revokes is not to wait for a note.
    @Test
    void revokingIsOneTransactionWithItsNote() {
        create(store(Interceptor.NONE), developer);
        clock.advance(DAY);
        var fault = new Nth(4, Kind.REFUSED, true);
        attempt(() -> change(store(fault), Change.REVOKE, tokens.getLast(), List.of()));
        assertThat(World.items("CREDENTIAL#" + tokens.getLast())).isEmpty();
        assertThat(World.items("LEFTOVERS#2060-01-02")).anySatisfy(note -> {
            assertThat(note.get("SK")).isEqualTo(World.text(tokens.getLast() + "#" + tokens.getLast()));
            assertThat(Objects.requireNonNull(note.get("ttl")).n())
                    .isEqualTo(Long.toString(Instant.parse("2060-02-03T00:00:00Z").getEpochSecond()));
        });
    }
}
