package dev.workspacetokens.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.emulators.intercept.Interceptor;
import dev.workspacetokens.emulators.intercept.Requests;
import dev.workspacetokens.testing.OnEachBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// A workspace has no more tokens than it may have.
@OnEachBackend
final class TokenCountsTest {

    private static final Access ALL = new Access.AllApps("developer");

    private final World world = new World();
    private final Requests requests = new Requests();
    private final WholeStore store = World.store(requests);

    private long changes = 1_000;

    private World.Shown create(int most) {
        var shown = world.issue(ALL);
        store.create(world.owner, shown.issued(), List.of(), most);
        return shown;
    }

    private void refused(int most) {
        var shown = world.issue(ALL);
        assertThatExceptionOfType(Refusal.Conflict.class)
                .isThrownBy(() -> store.create(world.owner, shown.issued(), List.of(), most))
                .withMessageContaining(" " + most + " tokens");
        assertThat(world.alive(shown.secret())).isFalse();
    }

    private long count() {
        return Long.parseLong(Objects.requireNonNull(
                World.items("COUNT#" + world.workspace.uid()).getFirst().get("tokens")).n());
    }

    /// As another write of the count leaves it.
    private void count(long tokens) {
        changes++;
        World.put(Map.of("PK", World.text("COUNT#" + world.workspace.uid()), "SK", World.text("TOKENS"), "tokens",
                AttributeValue.fromN(Long.toString(tokens)), "changes",
                AttributeValue.fromN(Long.toString(changes))));
    }

    @Test
    void creationsAreCountedAndTheOneTooManyIsRefusedWithNothingWritten() {
        for (int created = 1; created <= 3; created++) {
            create(3);
            assertThat(count()).isEqualTo(created);
        }
        assertThat(requests.sent(QueryRequest.class)).isEmpty();
        refused(3);
        assertThat(count()).isEqualTo(3);
        assertThat(World.items("TOKENS#" + world.workspace.slug())).hasSize(3);
    }

    @Test
    void refusedCreationTakesItsGrantsBack() {
        create(1);
        var grants = world.apps(3, "developer");
        var shown = world.issue(new Access.PerApp(grants));
        assertThatExceptionOfType(Refusal.Conflict.class)
                .isThrownBy(() -> store.create(world.owner, shown.issued(), grants, 1));
        assertThat(World.items("GRANT#" + shown.id())).isEmpty();
    }

    @Test
    void revocationMakesRoom() {
        var first = create(1);
        store.revoke(world.owner, first.token());
        assertThat(count()).isZero();
        create(1);
        refused(1);
    }

    @Test
    void countThatIsTooHighIsCountedAnewBeforeATokenIsRefused() {
        var first = create(2);
        var faulty = World.store((request, service) -> {
            if (request instanceof UpdateItemRequest) {
                throw Faults.throttled();
            }
            return service.get();
        });
        faulty.revoke(world.owner, first.token());
        assertThat(count()).isEqualTo(1);
        count(2);
        create(2);
        assertThat(count()).isEqualTo(1);
        create(2);
        refused(2);
    }

    @Test
    void countIsNotReplacedWhenItChangedMeanwhile() {
        create(5);
        count(5);
        var shown = world.issue(ALL);
        // Another revocation lowers the count between the counting and the note of it.
        World.store(Faults.before(request -> request instanceof UpdateItemRequest, () -> count(4)))
                .create(world.owner, shown.issued(), List.of(), 5);
        assertThat(count()).isEqualTo(5);
        assertThat(world.alive(shown.secret())).isTrue();
    }

    @Test
    void revocationDoesNotFailForItsCountNorForItsUse() {
        var shown = create(1);
        World.store((request, service) -> {
            if (!(request instanceof TransactWriteItemsRequest)) {
                throw Faults.throttled();
            }
            return service.get();
        }).revoke(world.owner, shown.token());
        assertThat(world.alive(shown.secret())).isFalse();
    }

    /// A revocation that is under way while the tokens are counted anew: the count has left its token out already.
    @Test
    void countIsNotLoweredTwiceForOneRevocation() {
        create(2);
        var doomed = create(2);
        World.Shown[] third = new World.Shown[1];
        World.store(Faults.before(request -> request instanceof UpdateItemRequest, () -> third[0] = create(2)))
                .revoke(world.owner, doomed.token());
        assertThat(count()).isEqualTo(2);
        assertThat(world.alive(third[0].secret())).isTrue();
        refused(2);
    }

    /// While the tokens are counted anew, one comes, and one that is gone already is taken off: the count is what it
    /// was, and what was found is one too few.
    @Test
    void countThatWentUpAndDownMeanwhileIsNotReplaced() {
        create(2);
        var doomed = create(2);
        var lowering = new ArrayList<Supplier<?>>();
        World.store((request, service) -> {
            if (request instanceof UpdateItemRequest) {
                lowering.add(service);
                throw Faults.throttled();
            }
            return service.get();
        }).revoke(world.owner, doomed.token());
        var shown = world.issue(ALL);
        var racing = World.store(Faults.before(request -> request instanceof UpdateItemRequest, () -> {
            create(3);
            var _ = lowering.removeFirst().get();
        }));
        assertThatExceptionOfType(Refusal.Conflict.class)
                .isThrownBy(() -> racing.create(world.owner, shown.issued(), List.of(), 2));
        assertThat(lowering).isEmpty();
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void countNeverFallsBelowZero() {
        var shown = create(1);
        count(0);
        store.revoke(world.owner, shown.token());
        assertThat(count()).isZero();
    }

    @Test
    void twentyCreationsAtOnceAllSucceed() throws Exception {
        var shown = Stream.generate(() -> world.issue(ALL)).limit(20).toList();
        var patient = new WholeStore(new TokenTable(World.client(Interceptor.NONE), World.BACKEND.table()));
        try (var threads = Executors.newFixedThreadPool(20)) {
            var creations = shown.stream().<Callable<Boolean>>map(one -> () -> {
                patient.create(world.owner, one.issued(), List.of(), 20);
                return true;
            }).toList();
            for (var creation : threads.invokeAll(creations)) {
                assertThat(creation.get()).isTrue();
            }
        }
        assertThat(count()).isEqualTo(20);
        assertThat(shown).allMatch(one -> world.alive(one.secret()));
        refused(20);
    }

    @Test
    void ofManyCreationsAtOnceNoMoreThanTheLimitSucceed() throws Exception {
        IntStream.range(0, 3).forEach(_ -> create(8));
        var patient = new WholeStore(new TokenTable(World.client(Interceptor.NONE), World.BACKEND.table()));
        try (var threads = Executors.newFixedThreadPool(12)) {
            var creations = Stream.generate(() -> world.issue(ALL)).limit(12).<Callable<Boolean>>map(one -> () -> {
                try {
                    patient.create(world.owner, one.issued(), List.of(), 8);
                    return true;
                } catch (Refusal.Conflict _) {
                    return false;
                }
            }).toList();
            int made = 0;
            for (var creation : threads.invokeAll(creations)) {
                made += creation.get() ? 1 : 0;
            }
            assertThat(made).isEqualTo(5);
        }
        assertThat(World.items("TOKENS#" + world.workspace.slug())).hasSize(8);
    }
}
