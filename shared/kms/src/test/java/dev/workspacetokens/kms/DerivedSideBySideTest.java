package dev.workspacetokens.kms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.token.TokenSecret;
import dev.workspacetokens.lambda.Metrics;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// All tag keys are derived at the same time, and each of them once.
@Timeout(60)
final class DerivedSideBySideTest {

    private final TagWorld world = new TagWorld();
    private final String third = world.newKey();
    /// No call is answered before all three were made.
    private final CyclicBarrier all = new CyclicBarrier(3);
    private final KmsTagKeys keys = new KmsTagKeys((arn, label, call) -> {
        try {
            all.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
        return world.generate(arn, label, call);
    }, List.of(world.active, world.retired, third), world.clock, new Metrics("", world.clock, world.counted::add));

    @Test
    void behindARestore() {
        keys.recover();
        assertThat(world.asked).hasSize(3);
        assertThat(keys.made(world.issued(third))).isTrue();
    }

    @Test
    void byTheFirstChecksOfManyThreads() throws Exception {
        TokenSecret token = world.issued(world.retired);
        try (var pool = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> checks = Collections.nCopies(8, () -> keys.made(token));
            for (var check : pool.invokeAll(checks)) {
                assertThat(check.get()).isTrue();
            }
        }
        assertThat(world.asked).hasSize(3);
    }
}
