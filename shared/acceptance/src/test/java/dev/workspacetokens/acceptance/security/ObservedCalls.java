package dev.workspacetokens.acceptance.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.events.ConfinedFunctions;
import dev.workspacetokens.acceptance.events.Event;
import dev.workspacetokens.acceptance.events.Events;
import dev.workspacetokens.emulators.HmacKey;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.emulators.iam.AwsCall;
import dev.workspacetokens.emulators.iam.ExecutionRole;
import dev.workspacetokens.lambda.snapshot.SnapshotPart;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the functions really do to partitions and keys, in the words of [LeastPrivilegeTest]'s table.
final class ObservedCalls {

    /// Those whose updates, or reads, may name certain attributes only.
    private static final Map<String, String> CONFINED = Map.of("RegenerateToken", "UpdateItem", "UpdateToken",
            "UpdateItem", "EndOverlap", "UpdateItem", "WatchWrites", "BatchGetItem", "RestApiAuthorizer",
            "UpdateItem SECURITY", "HttpApiAuthorizer", "UpdateItem SECURITY", "SweepGrants", "BatchGetItem");

    private static final String PER_APP = "0VbnT7q4yfARoB8tWE";

    private final Map<String, Set<String>> allowed = new TreeMap<>();
    private final Map<String, Set<String>> refused = new TreeMap<>();

    /// What kind of key it is, by its ARN.
    private final Map<String, String> keys = Template.ofThisBuild().keys().stream()
            .collect(Collectors.toMap(HmacKey::arn,
                    key -> key.logicalId().replace("Key", "").toLowerCase(Locale.ROOT)));

    /// What was allowed, by function.
    Map<String, Set<String>> allowed() {
        return allowed;
    }

    /// What was refused, by function. Not every refusal shows in an answer: a clean-up, a note of the last use and a
    /// warm-up may fail and are only logged.
    Map<String, Set<String>> refused() {
        return refused;
    }

    private void observe(ExecutionRole role, AwsCall call, boolean isAllowed) {
        String action = call.action().substring(call.action().indexOf(':') + 1);
        Stream<String> touched = call.leadingKeys().isEmpty()
                ? Stream.of("the active " + keys.getOrDefault(call.resource(), call.resource()) + " key")
                : call.leadingKeys().stream().map(key -> key.replaceFirst("#.*", "#*"));
        var calls = (isAllowed ? allowed : refused).computeIfAbsent(role.name(), _ -> new TreeSet<>());
        String confined = CONFINED.getOrDefault(role.name(), "nothing");
        touched.map(one -> action + ' ' + one).forEach(one -> calls.add(one
                + (one.startsWith(confined)
                        ? " [" + String.join(" ", new TreeSet<>(call.context().get(AwsCall.ATTRIBUTES))) + "]"
                        : "")));
    }

    /// Observes everything in `events/`, what that leaves out, and what goes on around snapshots.
    void ofAllEvents() throws Exception {
        try (var events = new ConfinedFunctions(this::observe)) {
            for (Event event : Events.IN_ORDER) {
                if (event.function().equals("SweepGrants")) {
                    events.leaveBehind(PER_APP);
                }
                assertThat(events.outcome(event)).as(event.name()).isEqualTo(event.outcome());
                if (event.name().equals("CreateToken/per-app")) {
                    assertThat(events.outcome(event)).as("one token too many")
                            .isEqualTo("409");
                }
                if (event.name().equals("UpdateToken/roles")) {
                    ofATokenWithItsSecondGrantSet(events);
                    ofATokenThatLosesManyApps(events);
                }
            }
            untilNothingIsLeft(events);
            events.snapshots().forEach(snapshots -> snapshots.parts().forEach(SnapshotPart::prime));
        }
    }

    private static void ofATokenWithItsSecondGrantSet(ConfinedFunctions events) throws Exception {
        assertThat(events.outcome(Events.named("RestApiAuthorizer/per-app"))).isEqualTo("Allow");
        assertThat(events.outcome(Events.named("HttpApiAuthorizer/per-app"))).isEqualTo("Allow");
        assertThat(events.outcome(Events.named("SampleApiFunction/list-apps"), ObservedCalls::asThePerAppToken))
                .isEqualTo("200");
    }

    /// More apps than are read by their keys, named, granted, and gone.
    private static void ofATokenThatLosesManyApps(ConfinedFunctions events) throws Exception {
        Stream<String> more = IntStream.range(0, 20).mapToObj(i -> "more-" + i);
        List<String> apps = Stream.concat(Stream.of("ios-shop", "android-shop", "web"), more).toList();
        String roles = body("roles", "{\"apps\": {" + apps.stream().map(app -> '"' + app + "\": \"developer\"")
                .collect(Collectors.joining(", ")) + "}}");
        assertThat(events.outcome(Events.named("CreateToken/not-allowed"), json -> withBody(json,
                body("name",
                        "\"x\", \"expires_at\": \"2099-12-31T00:00:00Z\", " + roles.substring(1, roles.length() - 1)))))
                .isEqualTo("422");
        String titled = body("apps", apps.stream()
                .map(app -> "{\"slug\": \"" + app + "\", \"title\": \"T\"}")
                .collect(Collectors.joining(", ", "[", "]")));
        assertThat(events.outcome(Events.named("Directory/put-apps"), json -> withBody(json, titled))).isEqualTo("200");
        assertThat(events.outcome(Events.named("UpdateToken/roles"), json -> withBody(json, roles))).isEqualTo("200");
        assertThat(events.outcome(Events.named("Directory/put-apps"))).isEqualTo("200");
        for (String reading : List.of("GetToken/per-app", "IdentifyToken/found", "ListTokens/first-page",
                "RegenerateToken/new-expiry",
                "SampleApiFunction/list-apps")) {
            assertThat(events.outcome(Events.named(reading),
                    json -> asThePerAppToken(json).replace("\"limit\": \"1\"", "\"limit\": \"2\""))).isEqualTo("200");
        }
        assertThat(events.outcome(Events.named("UpdateToken/roles"))).isEqualTo("200");
        assertThat(events.outcome(Events.named("RestApiAuthorizer/superseded"))).isEqualTo("Unauthorized");
        assertThat(events.outcome(Events.named("HttpApiAuthorizer/superseded"))).isEqualTo("Deny");
    }

    private static String body(String name, String value) {
        return "{\"" + name + "\": " + value + "}";
    }

    private static String withBody(String event, String body) {
        return event.replaceFirst("\"body\": \".*\"",
                Matcher.quoteReplacement("\"body\": \"" + body.replace("\"", "\\\"") + "\""));
    }

    private static void untilNothingIsLeft(ConfinedFunctions events) throws Exception {
        assertThat(events.outcome(Events.named("CreateToken/per-app"))).isEqualTo("201");
        assertThat(events.outcome(Events.named("Directory/put-apps"), json -> withBody(json, body("apps", "[]"))))
                .isEqualTo("200");
        assertThat(events.outcome(Events.named("Directory/delete-workspace-with-tokens"))).isEqualTo("204");
    }

    private static String asThePerAppToken(String json) {
        return json.replace("0VbnT7q4D0lPk64Ie8", PER_APP);
    }
}
