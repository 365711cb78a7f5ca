package dev.workspacetokens.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workspacetokens.emulators.Template;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which rows the functions behind the table's stream hear of, by the template's filters.
final class StreamFiltersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Template TEMPLATE = Template.ofThisBuild();

    /// @param trail whether the trail's function hears of it
    /// @param watched whether that which finds foreign rows does
    @ParameterizedTest
    @CsvSource({"AUDIT#uid, 0VoQzL8fTq3bX9mK2d, true, false", "AUDIT#-, 0VoQzL8fTq3bX9mK2d, true, false",
            "SECURITY#uid, 0VoQzL8fTq3bX9mK2d, true, false", "CREDENTIAL#t, CREDENTIAL, false, true",
            "APP#web, APP, false, true", "STATE, POLICY, false, true", "STATE, FROZEN, false, true",
            "WORKSPACE#acme, WORKSPACE, false, true", "WORKSPACE#acme, MEMBER#ada, false, true",
            "WORKSPACE#acme, APP#web, false, false", "GRANT#set, web, false, false", "TOKENS#acme, t, false, false",
            "WORKSPACES, acme, false, false", "USER#ada, WORKSPACE#acme, false, false",
            "COUNT#uid, TOKENS, false, false", "USE#uid, t, false, false", "IDEMPOTENCY#uid, call, false, false",
            "BUILD#web, BUILD#1, false, false", "NOTICES, WALK, false, false", "SWEEP, WALK, false, false",
            "LEFTOVERS#2026-11-23, t#t, false, false"})
    void whatIsWrittenIsHeardOf(String pk, String sk, boolean trail, boolean watched) {
        for (String event : List.of("INSERT", "MODIFY")) {
            assertThat(hears("NotedEvents", event, pk, sk)).isEqualTo(trail);
            assertThat(hears("WatchedWrites", event, pk, sk)).isEqualTo(watched);
        }
        assertThat(hears("NotedEvents", "REMOVE", pk, sk)).isEqualTo(trail);
        assertThat(hears("WatchedWrites", "REMOVE", pk, sk)).isFalse();
    }

    private static boolean hears(String mapping, String event, String pk, String sk) {
        JsonNode record = JSON.valueToTree(Map.of("eventName", event, "dynamodb",
                Map.of("Keys", Map.of("PK", Map.of("S", pk), "SK", Map.of("S", sk)))));
        JsonNode filters = JSON.valueToTree(TEMPLATE.properties(mapping).get("FilterCriteria")).path("Filters");
        return filters.valueStream().map(filter -> json(filter.path("Pattern").asText()))
                .anyMatch(pattern -> matches(pattern, record));
    }

    /// As Lambda matches: an object by all its members, a value by any of a list, each equal or a prefix.
    private static boolean matches(JsonNode pattern, JsonNode value) {
        if (pattern.isObject()) {
            return pattern.propertyStream().allMatch(one -> matches(one.getValue(), value.path(one.getKey())));
        }
        assertThat(pattern.isArray()).isTrue();
        return pattern.valueStream().anyMatch(one -> one.isTextual()
                ? one.equals(value)
                : value.asText().startsWith(one.required("prefix").asText()));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a filter is no JSON: " + text, e);
        }
    }
}
