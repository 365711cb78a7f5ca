package dev.workspacetokens.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.aws.snapshot.SnapshotPart;
import dev.workspacetokens.emulators.iam.Call;
import dev.workspacetokens.emulators.iam.Role;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What the functions really do to partitions and keys, in the words of [LeastPrivilegeTest]'s table.
final class ObservedCalls {

    private final Map<String, Set<String>> allowed = new TreeMap<>();
    private final Map<String, Set<String>> refused = new TreeMap<>();

    /// What was allowed, by function.
    Map<String, Set<String>> allowed() {
        return allowed;
    }

    /// What was refused, by function. Not every refusal shows in an answer: a clean-up, a note of the last use and a
    /// warm-up may fail and are only logged.
    Map<String, Set<String>> refused() {
        return refused;
    }

    private void observe(Role role, Call call, boolean isAllowed) {
        String action = call.action().substring(call.action().indexOf(':') + 1);
        Stream<String> touched = call.leadingKeys().isEmpty()
                ? Stream.of("the active key")
                : call.leadingKeys().stream().map(key -> key.replaceFirst("#.*", "#*"));
        var calls = (isAllowed ? allowed : refused).computeIfAbsent(role.name(), _ -> new TreeSet<>());
        touched.forEach(one -> calls.add(action + " " + one));
    }

    /// Observes everything in `events/`, what that leaves out, and what goes on around snapshots.
    void ofAllEvents() throws Exception {
        try (var events = new Events(this::observe)) {
            for (EventsTest.Expected event : EventsTest.IN_ORDER) {
                assertThat(events.outcome(event.event())).isEqualTo(event.outcome());
                if (event.event().equals("UpdateToken/roles")) {
                    ofATokenWithItsSecondGrantSet(events);
                }
            }
            untilNothingIsLeft(events);
            events.snapshots().forEach(snapshots -> snapshots.parts().forEach(SnapshotPart::prime));
        }
    }

    private static void ofATokenWithItsSecondGrantSet(Events events) throws Exception {
        assertThat(events.outcome("RestApiAuthorizer/per-app")).isEqualTo("Allow");
        assertThat(events.outcome("HttpApiAuthorizer/per-app")).isEqualTo("Allow");
        assertThat(events.outcome("SampleApiFunction/list-apps", ObservedCalls::asThePerAppToken)).isEqualTo("200");
    }

    private static void untilNothingIsLeft(Events events) throws Exception {
        assertThat(events.outcome("RevokeToken/per-app", ObservedCalls::asTheAllAppsToken)).isEqualTo("204");
        assertThat(events.outcome("Directory/put-apps", json -> json.replaceFirst("\"body\": \".*\"",
                "\"body\": \"{\\\\\"apps\\\\\": []}\""))).isEqualTo("200");
        assertThat(events.outcome("Directory/delete-workspace-in-use")).isEqualTo("204");
    }

    private static String asThePerAppToken(String json) {
        return json.replace("0VbnT7q4jCFHbatnip", "0VbnT7q4Ycb7dXdW3N");
    }

    private static String asTheAllAppsToken(String json) {
        return json.replace("0VbnT7q4Ycb7dXdW3N", "0VbnT7q4jCFHbatnip");
    }
}
