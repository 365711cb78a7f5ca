package dev.workspacetokens.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.testing.Backend;
import dev.workspacetokens.testing.OnEachBackend;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The process ends at a write, before it is done or before its answer arrives: what holds always holds then too, and
/// to repeat the request completes it.
@OnEachBackend
@Tag("generated")
final class CrashTest {

    private static final int STRIDE = Backend.shared().stride();
    private static final Set<Map<String, AttributeValue>> SMALL = Scenario.seed(DirectoryApi.onAnEmptyTable()).rows();
    private static final Set<Map<String, AttributeValue>> LARGE = large();

    /// A request, and what is there before it.
    ///
    /// @param rows few where few are enough: all of them are read after each crash
    record Case(Scenario request, Set<Map<String, AttributeValue>> rows) {
        @Override
        public String toString() {
            return request.name();
        }
    }

    private static Set<Map<String, AttributeValue>> large() {
        DirectoryApi api = DirectoryApi.holding(SMALL).with("large", "full");
        api.put("large/members", members("a"));
        api.put("full/apps", apps("a"));
        return api.rows();
    }

    static Stream<Case> requests() {
        return Stream.concat(
                Scenario.ALL.stream().filter(one -> one.steps().size() == 1 && !one.name().startsWith("TOKEN"))
                        .map(request -> new Case(request, SMALL)),
                Stream.of(new Scenario("DELETE large", List.of("DELETE large")),
                        new Scenario("PUT large/members", List.of("PUT large/members " + members("b"))),
                        new Scenario("PUT initech/apps", List.of("PUT initech/apps " + apps("a"))),
                        new Scenario("PUT full/apps", List.of("PUT full/apps " + apps("b"))))
                        .map(request -> new Case(request, LARGE)));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void repeatedRequestCompletesWhatBrokeOffBeforeAWrite(Case request) {
        everyCrash(request, false);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void repeatedRequestCompletesWhatBrokeOffAfterAWrite(Case request) {
        everyCrash(request, true);
    }

    private static void everyCrash(Case one, boolean afterWriting) {
        Set<String> identities = Scenario.identities(one.rows());
        Scenario request = one.request();
        DirectoryApi whole = DirectoryApi.holding(one.rows());
        int status = request.run(whole).getFirst();
        var content = Scenario.content(whole, identities);
        boolean more = true;
        for (int write = 1; more; write += STRIDE) {
            var crash = new DynamoDb.Crash(write, afterWriting);
            DirectoryApi api = DirectoryApi.holding(one.rows());
            int broken = request.run(api.through(crash)).getFirst();
            more = crash.happened();
            assertThat(broken).as("write %d", write).isEqualTo(more ? 503 : status);
            Consistency.check(api);
            requireOwner(api, one);
            assertThat(request.run(api).getFirst()).isEqualTo(again(status, more && !afterWriting));
            assertThat(Scenario.content(api, identities)).isEqualTo(content);
            Consistency.check(api);
        }
    }

    /// The status of the repetition.
    private static int again(int status, boolean nothingDone) {
        return status == 201 && !nothingDone ? 200 : status;
    }

    /// Who had an owner has one, unless the whole workspace is to go.
    private static void requireOwner(DirectoryApi api, Case one) {
        String workspace = one.rows().equals(LARGE) ? "large" : "initech";
        if (!one.request().name().equals("DELETE " + workspace)) {
            assertThat(api.get(workspace + "/members").each("role")).contains("owner");
        }
    }

    @Test
    void putReopensAWorkspaceWhoseDeletionBrokeOff() {
        boolean more = true;
        for (int write = 2; more; write += STRIDE) {
            var crash = new DynamoDb.Crash(write, false);
            DirectoryApi api = DirectoryApi.holding(LARGE);
            String uid = api.get("large").text("/data/uid");
            api.through(crash).delete("large");
            more = crash.happened();
            if (more) {
                assertThat(api.putApp("large/apps/late").status()).as("write %d", write).isEqualTo(409);
                assertThat(api.putMember("large/members/late", "owner").status()).isEqualTo(409);
                assertThat(api.put("large/members", members("b")).status()).isEqualTo(409);
                assertThat(api.put("large/apps", apps("b")).status()).isEqualTo(409);
                assertThat(api.delete("large/members/a119").status()).as("nobody is kept in").isEqualTo(204);
                Reply put = api.put("large", "{'title': 'Still here'}");
                assertThat(put.status()).isEqualTo(200);
                assertThat(put.text("/data/uid")).isEqualTo(uid);
                assertThat(api.putApp("large/apps/late").status()).isEqualTo(201);
                assertThat(api.putMember("large/members/late", "owner").status()).isEqualTo(201);
                Consistency.check(api);
            } else {
                assertThat(write).as("the deletion has several steps").isGreaterThan(4);
            }
        }
    }

    private static String members(String prefix) {
        return IntStream.range(0, 120)
                .mapToObj(i -> "{'id': '%s%d', 'role': '%s', 'name': 'N'}".formatted(prefix, i,
                        i % 2 == 0 ? "owner" : "viewer"))
                .collect(Collectors.joining(",", "{'members': [", "]}"));
    }

    private static String apps(String prefix) {
        return IntStream.range(0, 70).mapToObj(i -> "{'slug': '%s%d', 'title': 'T'}".formatted(prefix, i))
                .collect(Collectors.joining(",", "{'apps': [", "]}"));
    }
}
