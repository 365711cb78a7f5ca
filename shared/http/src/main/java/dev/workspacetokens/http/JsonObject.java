package dev.workspacetokens.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workspacetokens.domain.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the fields of one JSON object, and notes whatever has the wrong shape instead of stopping at the first.
///
/// Read every field, then call [#check()]; until then a field of the wrong shape reads as an empty value.
public final class JsonObject {

    private final JsonNode node;
    private final List<String> path;
    private final List<Violation> violations;

    private JsonObject(JsonNode node, List<String> path, List<Violation> violations) {
        this.node = node;
        this.path = path;
        this.violations = violations;
    }

    /// The object that is a request's body.
    ///
    /// @param fields the only ones that it may have
    /// @throws Unreadable.Malformed when the body is no JSON object
    /// @throws Unreadable.TooLarge when it is too large to be read
    public static JsonObject body(Request request, String... fields) {
        JsonNode node = Json.read(request.body());
        if (!node.isObject()) {
            throw new Unreadable.Malformed("The body must be a JSON object.");
        }
        return new JsonObject(node, List.of(), new ArrayList<>()).only(fields);
    }

    /// Ends the reading.
    ///
    /// @throws Unreadable.Malformed with everything that was noted, in this object and those inside it
    public void check() {
        if (!violations.isEmpty()) {
            throw new Unreadable.Malformed("The body does not have the expected shape.", violations);
        }
    }

    /// Says whether the field is there, null or not.
    public boolean has(String field) {
        return node.has(field);
    }

    /// A text that must be there.
    public String string(String field) {
        return text(at(field), node.get(field));
    }

    /// A point in time that must be there, as [Rfc3339Time] reads it; null only when it is written as null.
    public @Nullable Instant instantOrNull(String field) {
        JsonNode value = node.get(field);
        if (value != null && value.isNull()) {
            return null;
        }
        if (value == null || !value.isTextual()) {
            return wrong(at(field), value, "a time or null", Instant.EPOCH);
        }
        return Rfc3339Time.parse(value.textValue()).orElseGet(() -> {
            note(at(field), "must be a time such as 2027-02-21T00:00:00Z");
            return Instant.EPOCH;
        });
    }

    /// A whole number that must be there, cut to what a long holds; null only when it is written as null.
    public @Nullable Long longOrNull(String field) {
        JsonNode value = node.get(field);
        if (value != null && value.isNull()) {
            return null;
        }
        if (value == null || !value.isIntegralNumber()) {
            return wrong(at(field), value, "a whole number or null", 0L);
        }
        return cut(value);
    }

    /// A whole number that must be there, cut to what a long holds.
    public long wholeNumber(String field) {
        JsonNode value = node.get(field);
        return value == null || !value.isIntegralNumber() ? wrong(at(field), value, "a whole number", 0L) : cut(value);
    }

    private static long cut(JsonNode number) {
        if (number.canConvertToLong()) {
            return number.longValue();
        }
        return number.bigIntegerValue().signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /// An object that must be there.
    ///
    /// @param fields the only ones that it may have
    public JsonObject object(String field, String... fields) {
        return anyObject(field).only(fields);
    }

    /// True or false, which must be there.
    public boolean flag(String field) {
        JsonNode value = node.get(field);
        if (value == null || !value.isBoolean()) {
            return wrong(at(field), value, "true or false", false);
        }
        return value.booleanValue();
    }

    /// A list of texts that must be there.
    public List<String> texts(String field) {
        var texts = new ArrayList<String>();
        for (JsonNode element : list(field)) {
            texts.add(text(Violation.path(at(field), String.valueOf(texts.size())), element));
        }
        return texts;
    }

    /// An object of texts that must be there, in the order in which they were written.
    public Map<String, String> strings(String field) {
        JsonObject object = anyObject(field);
        var strings = new LinkedHashMap<String, String>();
        object.node.properties()
                .forEach(entry -> strings.put(entry.getKey(), text(object.at(entry.getKey()), entry.getValue())));
        return strings;
    }

    /// A list of objects that must be there.
    ///
    /// @param fields the only ones that each may have
    public List<JsonObject> objects(String field, String... fields) {
        var objects = new ArrayList<JsonObject>();
        for (JsonNode element : list(field)) {
            objects.add(nested(element, Violation.path(at(field), String.valueOf(objects.size()))).only(fields));
        }
        return objects;
    }

    /// The path of a field of this object, as [Violation] has it.
    public List<String> at(String field) {
        return Violation.path(path, field);
    }

    /// The path of this object.
    public List<String> path() {
        return path;
    }

    /// Notes something that is wrong with the shape.
    public void note(List<String> where, String detail) {
        violations.add(new Violation(where, detail));
    }

    private Iterable<JsonNode> list(String field) {
        JsonNode value = node.get(field);
        return value == null || !value.isArray() ? wrong(at(field), value, "a list", List.of()) : value;
    }

    private JsonObject anyObject(String field) {
        return nested(node.path(field), at(field));
    }

    private JsonObject nested(JsonNode value, List<String> where) {
        if (value.isObject()) {
            return new JsonObject(value, where, violations);
        }
        wrong(where, value, "an object", "");
        // What is missing inside of what is missing need not be told.
        return new JsonObject(value, where, new ArrayList<>());
    }

    private JsonObject only(String... fields) {
        Set<String> known = Set.of(fields);
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!known.contains(field.getKey())) {
                note(at(field.getKey()), "is not a known field");
            }
        }
        return this;
    }

    private String text(List<String> where, @Nullable JsonNode value) {
        return value != null && value.isTextual() ? value.textValue() : wrong(where, value, "a text", "");
    }

    private <T> T wrong(List<String> where, @Nullable JsonNode value, String expected, T instead) {
        boolean missing = value == null || value.isMissingNode();
        note(where, missing ? "is required" : "must be " + expected);
        return instead;
    }
}
