package dev.workspacetokens.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.testing.Backend;
import dev.workspacetokens.testing.Generated;
import dev.workspacetokens.testing.OnEachBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Real threads at the same time.
@OnEachBackend
@Tag("generated")
final class ConcurrencyTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 5;
    private static final int STORMS = 4;
    private static final int STRIDE = Backend.shared().stride();

    private final DirectoryApi api = DirectoryApi.onAnEmptyTable().with("acme");

    static IntStream rounds() {
        return IntStream.rangeClosed(1, Math.ceilDiv(ROUNDS, STRIDE));
    }

    @AfterEach
    void tableIsConsistent() {
        Consistency.check(api);
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void oneOfAllOwnersWhoAreDemotedOrRemovedAtOnceStays(int round) throws Exception {
        IntStream.range(0, THREADS).forEach(i -> api.putMember("acme/members/p" + i, "owner"));
        var statuses = atOnce(i -> () -> i % 2 == 0
                ? api.putMember("acme/members/p" + i, "viewer").status()
                : api.delete("acme/members/p" + i).status());
        assertThat(statuses).contains(409).filteredOn(status -> status == 409).hasSize(1);
        assertThat(statuses).isSubsetOf(200, 204, 409);
        assertThat(api.get("acme/members").each("role")).containsOnlyOnce("owner");
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void oneOfAllWhoMakeTheSameWorkspaceMakesIt(int round) throws Exception {
        var replies = atOnce(_ -> () -> api.put("globex", "{'title': 'Globex'}"));
        assertThat(replies).extracting(Reply::status).containsOnlyOnce(201).isSubsetOf(200, 201);
        assertThat(replies).extracting(Reply::json).containsOnly(api.get("globex").json());
    }

    @ParameterizedTest
    @MethodSource("rounds")
    void appThatManyWorkspacesWantIsMadeOnceAndOwnedByOne(int round) throws Exception {
        api.with(IntStream.range(0, THREADS).mapToObj(i -> "w" + i).toArray(String[]::new));
        var replies = atOnce(i -> () -> api.putApp("w" + i + "/apps/web"));
        assertThat(replies).extracting(Reply::status).containsOnlyOnce(201).isSubsetOf(200, 201);
        assertThat(replies).extracting(reply -> reply.text("/data/uid"))
                .containsOnly(replies.getFirst().text("/data/uid"));
        assertThat(IntStream.range(0, THREADS).mapToObj(i -> api.get("w" + i + "/apps").each("slug"))
                .flatMap(List::stream)).containsExactly("web");
    }

    static LongStream seeds() {
        return Generated.seeds(STORMS).limit(Math.ceilDiv(Generated.times(STORMS), STRIDE));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void stormOfEverythingLeavesNothingHalfDone(long seed) throws Exception {
        Scenario.seed(api);
        var statuses = atOnce(i -> () -> {
            var random = new Random(seed * 100 + i);
            var own = new ArrayList<Integer>();
            for (int step = 0; step < 15; step++) {
                own.addAll(Scenario.ALL.get(random.nextInt(Scenario.ALL.size())).run(api));
            }
            return own;
        });
        // How many are told to come again is the machine's affair, as long as it is not most of them.
        var all = statuses.stream().flatMap(List::stream).toList();
        assertThat(all).isSubsetOf(200, 201, 204, 404, 409, 503).filteredOn(status -> status == 503)
                .hasSizeLessThan(all.size() / 2);
    }

    private static <T> List<T> atOnce(IntFunction<Callable<T>> tasks) throws Exception {
        var barrier = new CyclicBarrier(THREADS);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var running = IntStream.range(0, THREADS).mapToObj(i -> threads.submit(() -> {
                barrier.await();
                return tasks.apply(i).call();
            })).toList();
            var results = new ArrayList<T>();
            for (var one : running) {
                results.add(one.get());
            }
            return results;
        }
    }
}
