package dev.workspacetokens.emulators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class ConditionsTest {

    @Test
    void twoMayAskForTheSameAtOnce() throws Exception {
        var bothAreThere = new CyclicBarrier(2);
        List<Object> arguments = new AbstractList<>() {
            @Override
            public Object get(int index) {
                try {
                    bothAreThere.await(10, TimeUnit.MINUTES);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                return Map.of("Fn::Equals", List.of("a", "a"));
            }

            @Override
            public int size() {
                return 1;
            }
        };
        var intrinsics = new Intrinsics(new Parameters(Map.of(), Map.of()),
                Map.of("Same", Map.of("Fn::And", arguments)),
                Map.of(), Map.of());
        Callable<Boolean> asking = () -> intrinsics.isTrue("Same", "test");
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var answer : threads.invokeAll(List.of(asking, asking))) {
                assertThat(answer.get()).isTrue();
            }
        }
    }
}
