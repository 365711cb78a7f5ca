package dev.workspacetokens.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.testing.Backend;
import dev.workspacetokens.testing.Generated;
import dev.workspacetokens.testing.OnEachBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One thing is done wholly while another is under way, at each of its calls: both come out as if one had been done
/// after the other.
@OnEachBackend
@Tag("generated")
final class InterleavingTest {

    private static final Set<Map<String, AttributeValue>> SEED = Scenario.seed(DirectoryApi.onAnEmptyTable()).rows();
    private static final Set<String> IDENTITIES = Scenario.identities(SEED);

    /// @param first the statuses of the one that is interrupted
    /// @param second the statuses of the one in between
    private record Outcome(List<Integer> first, List<Integer> second, Set<Map<String, String>> content) {}

    /// Of each one every second other, in turn the odd and the even ones; all of them at night.
    static Stream<Arguments> pairs() {
        List<Arguments> all = Scenario.ALL.stream().filter(first -> first.steps().size() == 1)
                .filter(first -> !first.name().startsWith("TOKEN"))
                .flatMap(first -> Scenario.ALL.stream().map(second -> Arguments.of(first, second))).toList();
        return Backend.shared().sample(
                IntStream.range(0, all.size()).filter(
                        i -> Generated.all() || i % 2 == i / Scenario.ALL.size() % 2).mapToObj(all::get).toList());
    }

    @ParameterizedTest(name = "{0} | {1}")
    @MethodSource("pairs")
    void comesOutAsIfDoneOneAfterTheOther(Scenario first, Scenario second) {
        var possible = new ArrayList<>(List.of(inTurn(first, second, false), inTurn(first, second, true)));
        if (first.isList()) {
            // Not one change as a whole: who comes between meets some of it, and is overruled by the rest.
            possible.add(inTurn(first, second, true, first));
        }
        boolean more = true;
        for (int call = 1; more; call++) {
            DirectoryApi api = DirectoryApi.holding(SEED);
            List<Integer> between = new ArrayList<>();
            var hook = new DynamoDb.At(call, false, () -> between.addAll(second.run(api)));
            var statuses = first.run(api.through(hook));
            more = hook.happened();
            if (more) {
                assertThat(new Outcome(statuses, between, Scenario.content(api, IDENTITIES)))
                        .as("before call %d", call)
                        .isIn(possible);
                Consistency.check(api);
            }
        }
    }

    /// @param reversed whether the second is done before the first
    /// @param earlier what is done before either
    private static Outcome inTurn(Scenario first, Scenario second, boolean reversed, Scenario... earlier) {
        DirectoryApi api = DirectoryApi.holding(SEED);
        for (Scenario one : earlier) {
            one.run(api);
        }
        List<Integer> early = reversed ? second.run(api) : List.of();
        List<Integer> statuses = first.run(api);
        return new Outcome(statuses, reversed ? early : second.run(api), Scenario.content(api, IDENTITIES));
    }
}
