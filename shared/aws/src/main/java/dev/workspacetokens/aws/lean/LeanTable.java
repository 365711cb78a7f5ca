package dev.workspacetokens.aws.lean;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.workspacetokens.aws.dynamodb.Attribute;
import dev.workspacetokens.aws.dynamodb.Attributes;
import dev.workspacetokens.aws.dynamodb.AuthorizerTable;
import dev.workspacetokens.aws.dynamodb.Keys;
import dev.workspacetokens.aws.retry.Limits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table without the SDK.
///
/// @param service that answers
/// @param table its name
record LeanTable(JsonService service, String table) implements AuthorizerTable {

    /// DynamoDB's name in endpoints and signatures.
    static final String SERVICE = "dynamodb";

    LeanTable(String region, Post post, JsonService.Caller caller, String table) {
        this(new JsonService(new SignatureV4(region, SERVICE), "DynamoDB_20120810.", "application/x-amz-json-1.0",
                post, caller), table);
    }

    @Override
    public Found read(List<ItemKey> keys, Duration call, Duration attempt) {
        return service.call("BatchGetItem", json -> {
            json.writeObjectFieldStart("RequestItems");
            json.writeObjectFieldStart(table);
            json.writeArrayFieldStart("Keys");
            for (ItemKey key : keys) {
                key(json, key);
            }
            json.writeEndArray();
            json.writeBooleanField("ConsistentRead", true);
            json.writeEndObject();
            json.writeEndObject();
        }, this::found, call, attempt);
    }

    @Override
    public Optional<Attributes> get(ItemKey key, Duration call, Duration attempt) {
        return service.call("GetItem", json -> {
            json.writeStringField("TableName", table);
            json.writeFieldName("Key");
            key(json, key);
            json.writeBooleanField("ConsistentRead", true);
        }, LeanTable::item, call, attempt);
    }

    private static Optional<Attributes> item(JsonParser json) throws IOException {
        Optional<Attributes> item = Optional.empty();
        for (String name; (name = json.nextFieldName()) != null;) {
            if (json.nextToken() == JsonToken.START_OBJECT && name.equals("Item")) {
                item = Optional.of(attributes(json));
            } else {
                json.skipChildren();
            }
        }
        return item;
    }

    @Override
    public boolean update(Update update, Duration call) {
        return service.call("UpdateItem", json -> {
            json.writeStringField("TableName", table);
            json.writeFieldName("Key");
            key(json, update.key());
            json.writeStringField("UpdateExpression", update.expression());
            json.writeStringField("ConditionExpression", update.condition());
            json.writeObjectFieldStart("ExpressionAttributeNames");
            for (var name : update.names().entrySet()) {
                json.writeStringField(name.getKey(), name.getValue());
            }
            json.writeEndObject();
            json.writeObjectFieldStart("ExpressionAttributeValues");
            for (var value : update.values().entrySet()) {
                attribute(json, value.getKey(), value.getValue());
            }
            json.writeEndObject();
        }, new Updated(), call, Limits.ATTEMPT);
    }

    /// Whether an update's condition held.
    private static final class Updated implements JsonService.Reader<Boolean> {
        @Override
        public Boolean read(JsonParser json) {
            return true;
        }

        @Override
        public @Nullable Boolean refused(Refusal refusal) {
            return refusal.code().equals(Refusal.CONDITION) ? false : null;
        }
    }

    private static void key(JsonGenerator json, ItemKey key) throws IOException {
        json.writeStartObject();
        attribute(json, Keys.PK, Attribute.text(key.pk()));
        attribute(json, Keys.SK, Attribute.text(key.sk()));
        json.writeEndObject();
    }

    private static void attribute(JsonGenerator json, String name, Attribute attribute) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField(switch (attribute.type()) {
            case TEXT -> "S";
            case NUMBER -> "N";
            case BYTES -> "B";
            case OTHER -> throw new IllegalArgumentException("nobody writes " + attribute);
        }, attribute.value());
        json.writeEndObject();
    }

    private Found found(JsonParser json) throws IOException {
        var items = new ArrayList<Attributes>();
        var unprocessed = new ArrayList<ItemKey>();
        for (String name; (name = json.nextFieldName()) != null;) {
            json.nextToken();
            switch (name) {
                case "Responses" -> ofTable(json, () -> items(json, items));
                case "UnprocessedKeys" -> ofTable(json, () -> keys(json, unprocessed));
                default -> json.skipChildren();
            }
        }
        return new Found(items, unprocessed);
    }

    /// Reads what an object, if it is one, says of the table.
    private void ofTable(JsonParser json, JsonService.Step step) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        for (String name; (name = json.nextFieldName()) != null;) {
            json.nextToken();
            if (name.equals(table)) {
                step.take();
            } else {
                json.skipChildren();
            }
        }
    }

    private static void keys(JsonParser json, List<ItemKey> keys) throws IOException {
        var items = new ArrayList<Attributes>();
        JsonService.expect(json, JsonToken.START_OBJECT);
        for (String name; (name = json.nextFieldName()) != null;) {
            json.nextToken();
            if (name.equals("Keys")) {
                items(json, items);
            } else {
                json.skipChildren();
            }
        }
        for (Attributes item : items) {
            keys.add(item.key());
        }
    }

    private static void items(JsonParser json, List<Attributes> items) throws IOException {
        JsonService.expect(json, JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(attributes(json));
        }
    }

    private static Attributes attributes(JsonParser json) throws IOException {
        JsonService.expect(json, JsonToken.START_OBJECT);
        Map<String, Attribute> item = new HashMap<>();
        for (String name; (name = json.nextFieldName()) != null;) {
            json.nextToken();
            item.put(name, attribute(json));
        }
        return new Attributes(item);
    }

    private static Attribute attribute(JsonParser json) throws IOException {
        JsonService.expect(json, JsonToken.START_OBJECT);
        Attribute attribute = Attribute.OTHER;
        for (String type; (type = json.nextFieldName()) != null;) {
            json.nextToken();
            switch (type) {
                case "S" -> attribute = Attribute.text(JsonService.text(json));
                case "N" -> attribute = new Attribute(Attribute.Type.NUMBER, JsonService.text(json));
                case "B" -> attribute = new Attribute(Attribute.Type.BYTES, JsonService.text(json));
                default -> json.skipChildren();
            }
        }
        return attribute;
    }
}
