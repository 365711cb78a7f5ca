package dev.workspacetokens.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.workspacetokens.domain.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonObjectTest {

    private static JsonObject object(String body, String... fields) {
        return JsonObject.body(Samples.body(body), fields);
    }

    /// Everything that is noted when a body is read like this.
    private static List<Violation> violations(String body, Consumer<JsonObject> reading, String... fields) {
        JsonObject object = object(body, fields);
        reading.accept(object);
        return Objects.requireNonNull(catchThrowableOfType(Unreadable.Malformed.class, object::check)).violations();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "null", "[]", "[{}]", "\"{}\"", "1", "true"})
    void aBodyThatIsNoObjectIsRefused(String body) {
        assertThatThrownBy(() -> object(body)).isInstanceOf(Unreadable.Malformed.class)
                .hasMessage("The body must be a JSON object.");
    }

    @Test
    void fieldsOfTheRightShapeAreRead() {
        JsonObject body = object("""
                {"name": " x ", "at": "2027-02-21T00:00:00.123Z", "never": null, "inner": {"z": "1", "a": "2"},
                 "list": [{"id": "a"}, {"id": "b"}], "object": {"name": ""}}""", "name", "at", "never", "inner", "list",
                "object", "absent");
        assertThat(body.string("name")).isEqualTo(" x ");
        assertThat(body.instantOrNull("at")).isEqualTo(Instant.parse("2027-02-21T00:00:00.123Z"));
        assertThat(body.instantOrNull("never")).isNull();
        assertThat(body.strings("inner")).containsExactly(Map.entry("z", "1"), Map.entry("a", "2"));
        assertThat(body.objects("list", "id")).extracting(it -> it.string("id")).containsExactly("a", "b");
        assertThat(body.object("object", "name").string("name")).isEmpty();
        assertThat(body.has("never")).isTrue();
        assertThat(body.has("absent")).isFalse();
        body.check();
    }

    @Test
    void textsAndTruthValuesAreReadAndWhatIsNoneIsTold() {
        JsonObject body = object("{\"ids\": [\"b\", \"a\", \"b\"], \"all\": true, \"none\": false}", "ids", "all",
                "none");
        assertThat(body.texts("ids")).containsExactly("b", "a", "b");
        assertThat(body.flag("all")).isTrue();
        assertThat(body.flag("none")).isFalse();
        body.check();
        assertThat(violations("{\"ids\": [\"b\", 1, null], \"all\": \"true\", \"none\": null, \"list\": {}}", wrong -> {
            wrong.texts("ids");
            wrong.texts("list");
            wrong.flag("all");
            wrong.flag("none");
            wrong.flag("missing");
        }, "ids", "all", "none", "list")).containsExactlyInAnyOrder(
                new Violation(List.of("ids", "1"), "must be a text"),
                new Violation(List.of("ids", "2"), "must be a text"),
                new Violation(List.of("list"), "must be a list"),
                new Violation(List.of("all"), "must be true or false"),
                new Violation(List.of("none"), "must be true or false"),
                new Violation(List.of("missing"), "is required"));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThat(violations("""
                {"name": 1, "at": "tomorrow", "more": 1, "roles": {"apps": {"a/b": 1, "c~d": null, "ok": "x"}, "x": 1},
                 "list": [{"id": "a"}, [], {"id": false, "y": 0}, null]}""", body -> {
            body.string("name");
            body.instantOrNull("at");
            body.string("missing");
            body.object("roles", "apps").strings("apps");
            body.objects("list", "id").forEach(element -> element.string("id"));
        }, "name", "at", "missing", "roles", "list")).containsExactlyInAnyOrder(
                new Violation(List.of("more"), "is not a known field"),
                new Violation(List.of("name"), "must be a text"),
                new Violation(List.of("at"), "must be a time such as 2027-02-21T00:00:00Z"),
                new Violation(List.of("missing"), "is required"),
                new Violation(List.of("roles", "x"), "is not a known field"),
                new Violation(List.of("roles", "apps", "a/b"), "must be a text"),
                new Violation(List.of("roles", "apps", "c~d"), "must be a text"),
                new Violation(List.of("list", "1"), "must be an object"),
                new Violation(List.of("list", "2", "id"), "must be a text"),
                new Violation(List.of("list", "2", "y"), "is not a known field"),
                new Violation(List.of("list", "3"), "must be an object"));
    }

    @Test
    void whatIsMissingInsideOfWhatIsMissingIsNotTold() {
        Consumer<JsonObject> reading = body -> body.object("roles", "apps").strings("apps");
        assertThat(violations("{}", reading, "roles")).containsExactly(new Violation(List.of("roles"), "is required"));
        assertThat(violations("{\"roles\":[]}", reading, "roles"))
                .containsExactly(new Violation(List.of("roles"), "must be an object"));
        assertThat(violations("{\"roles\":null}", reading, "roles"))
                .containsExactly(new Violation(List.of("roles"), "must be an object"));
        assertThat(violations("{\"roles\":{}}", reading, "roles"))
                .containsExactly(new Violation(List.of("roles", "apps"), "is required"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "0", "1e999999999", "true", "[]", "{}", "[\"x\"]"})
    void onlyATextIsAText(String value) {
        assertThat(violations("{\"name\":" + value + "}", body -> assertThat(body.string("name")).isEmpty(), "name"))
                .containsExactly(new Violation(List.of("name"), "must be a text"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1771632000000", "true", "[]", "{}"})
    void onlyATextIsATime(String value) {
        assertThat(violations("{\"at\":" + value + "}", body -> body.instantOrNull("at"), "at"))
                .containsExactly(new Violation(List.of("at"), "must be a time or null"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-7, -7", "9223372036854775807, 9223372036854775807",
            "9223372036854775808, 9223372036854775807", "-9223372036854775809, -9223372036854775808"})
    void wholeNumberIsCutToWhatALongHolds(String written, long read) {
        assertThat(object("{\"days\": " + written + "}", "days").longOrNull("days")).isEqualTo(read);
    }

    @Test
    void wholeNumberMayBeNullAndMustBeThere() {
        assertThat(object("{\"days\": null}", "days").longOrNull("days")).isNull();
        assertThat(violations("{}", body -> body.longOrNull("days"), "days"))
                .containsExactly(new Violation(List.of("days"), "is required"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1e2", "1e999999999", "\"1\"", "true", "[]", "{}"})
    void onlyAWholeNumberIsOne(String value) {
        assertThat(violations("{\"days\":" + value + "}", body -> body.longOrNull("days"), "days"))
                .containsExactly(new Violation(List.of("days"), "must be a whole number or null"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "never", "2027-02-30T00:00:00Z", "2027-02-21T00:00:00Z\\u0000"})
    void otherFormsOfATimeAreRefused(String text) {
        assertThat(violations("{\"at\":\"" + text + "\"}", body -> body.instantOrNull("at"), "at"))
                .containsExactly(new Violation(List.of("at"), "must be a time such as 2027-02-21T00:00:00Z"));
    }

    @Test
    void aTimeMustBeThereEvenIfItIsNull() {
        assertThat(violations("{}", body -> body.instantOrNull("at"), "at"))
                .containsExactly(new Violation(List.of("at"), "is required"));
    }

    @ParameterizedTest
    @CsvSource({"{}, is required", "{\"list\":null}, must be a list", "{\"list\":{}}, must be a list",
            "{\"list\":\"[]\"}, must be a list"})
    void onlyAListIsAList(String body, String detail) {
        assertThat(violations(body, it -> assertThat(it.objects("list", "id")).isEmpty(), "list"))
                .containsExactly(new Violation(List.of("list"), detail));
    }

    @Test
    void pathsOfInnerObjectsLeadToThem() {
        JsonObject inner = object("{\"a/b\":{\"list\":[{},{}]}}", "a/b").object("a/b", "list").objects("list").get(1);
        assertThat(inner.path()).containsExactly("a/b", "list", "1");
        assertThat(inner.at("~")).containsExactly("a/b", "list", "1", "~");
    }

    @Test
    void whatAnOperationNotesItselfIsToldToo() {
        assertThat(violations("{}", body -> body.note(List.of("x"), "is odd")))
                .containsExactly(new Violation(List.of("x"), "is odd"));
    }
}
