package dev.workspacetokens.lean;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import dev.workspacetokens.lambda.json.StrictJson;
import dev.workspacetokens.lambda.retry.Limits;
import dev.workspacetokens.table.Attribute;
import dev.workspacetokens.table.Attributes;
import dev.workspacetokens.table.AuthorizerTable;
import dev.workspacetokens.table.Keys;
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
    public List<Attributes> read(List<ItemKey> keys, Duration call, Duration attempt) {
        var batch = new Batch(keys);
        return service.call("BatchGetItem", batch, batch, call, attempt);
    }

    @Override
    public Optional<Attributes> get(ItemKey key, Duration call, Duration attempt) {
        return service.call("GetItem", json -> {
            json.name("TableName").value(table);
            key(json.name("Key"), key);
            json.name("ConsistentRead").value(true);
        }, LeanTable::item, call, attempt);
    }

    @Override
    public boolean update(Update update, Duration call) {
        return service.call("UpdateItem", json -> {
            json.name("TableName").value(table);
            key(json.name("Key"), update.key());
            json.name("UpdateExpression").value(update.expression());
            json.name("ConditionExpression").value(update.condition());
            json.name("ExpressionAttributeNames").beginObject();
            for (var name : update.names().entrySet()) {
                json.name(name.getKey()).value(name.getValue());
            }
            json.endObject();
            json.name("ExpressionAttributeValues").beginObject();
            for (var value : update.values().entrySet()) {
                attribute(json.name(value.getKey()), value.getValue());
            }
            json.endObject();
        }, new Updated(), call, Limits.ATTEMPT);
    }

    /// Asks for items until none is left over.
    private final class Batch implements JsonService.Writer, JsonService.Reader<List<Attributes>> {

        private final List<Attributes> found = new ArrayList<>();
        private List<ItemKey> left;

        Batch(List<ItemKey> keys) {
            this.left = keys;
        }

        @Override
        public void write(JsonWriter json) throws IOException {
            json.name("RequestItems").beginObject();
            json.name(table).beginObject();
            json.name("Keys").beginArray();
            for (ItemKey key : left) {
                key(json, key);
            }
            json.endArray();
            json.name("ConsistentRead").value(true);
            json.endObject().endObject();
        }

        /// Keeps nothing of an answer that cannot be read to its end.
        @Override
        public @Nullable List<Attributes> read(JsonReader json) throws IOException {
            var items = new ArrayList<Attributes>();
            var unprocessed = new ArrayList<ItemKey>();
            StrictJson.object(json, name -> {
                switch (name) {
                    case "Responses" -> ofTable(json, () -> items(json, items));
                    case "UnprocessedKeys" -> ofTable(json, () -> keys(json, unprocessed));
                    default -> json.skipValue();
                }
            });
            StrictJson.end(json);
            if (!left.containsAll(unprocessed)) {
                throw new IOException("the table left over what was not asked for");
            }
            found.addAll(items);
            left = unprocessed;
            return left.isEmpty() ? found : null;
        }
    }

    /// Whether an update's condition held.
    private static final class Updated implements JsonService.Reader<Boolean> {
        @Override
        public Boolean read(JsonReader json) throws IOException {
            StrictJson.object(json, _ -> json.skipValue());
            return true;
        }

        @Override
        public @Nullable Boolean refused(AwsError refusal) {
            return refusal.code().equals(AwsError.CONDITION) ? false : null;
        }
    }

    private static void key(JsonWriter json, ItemKey key) throws IOException {
        json.beginObject();
        attribute(json.name(Keys.PK), Attribute.text(key.pk()));
        attribute(json.name(Keys.SK), Attribute.text(key.sk()));
        json.endObject();
    }

    private static void attribute(JsonWriter json, Attribute attribute) throws IOException {
        json.beginObject();
        json.name(switch (attribute.type()) {
            case TEXT -> "S";
            case NUMBER -> "N";
            case BYTES -> "B";
            case FLAG, OTHER -> throw new IllegalArgumentException("nobody writes " + attribute);
        }).value(attribute.value());
        json.endObject();
    }

    private interface Part {
        void read() throws IOException;
    }

    /// Reads what an object, if it is one, says of the table.
    private void ofTable(JsonReader json, Part part) throws IOException {
        if (json.peek() == JsonToken.NULL) {
            json.nextNull();
            return;
        }
        StrictJson.object(json, name -> {
            if (name.equals(table)) {
                part.read();
            } else {
                json.skipValue();
            }
        });
    }

    private static void keys(JsonReader json, List<ItemKey> keys) throws IOException {
        var items = new ArrayList<Attributes>();
        StrictJson.object(json, name -> {
            if (name.equals("Keys")) {
                items(json, items);
            } else {
                json.skipValue();
            }
        });
        for (Attributes item : items) {
            keys.add(item.key());
        }
    }

    private static void items(JsonReader json, List<Attributes> items) throws IOException {
        StrictJson.array(json, item -> items.add(attributes(item)));
    }

    private static Optional<Attributes> item(JsonReader json) throws IOException {
        var items = new ArrayList<Attributes>();
        StrictJson.object(json, name -> {
            if (name.equals("Item") && json.peek() != JsonToken.NULL) {
                items.add(attributes(json));
            } else {
                json.skipValue();
            }
        });
        return items.stream().findFirst();
    }

    private static Attributes attributes(JsonReader json) throws IOException {
        Map<String, Attribute> item = new HashMap<>();
        StrictJson.object(json, name -> item.put(name, attribute(json)));
        return new Attributes(item);
    }

    private static Attribute attribute(JsonReader json) throws IOException {
        var attributes = new ArrayList<Attribute>(1);
        StrictJson.object(json, type -> {
            switch (type) {
                case "S" -> attributes.add(Attribute.text(StrictJson.text(json)));
                case "N" -> attributes.add(new Attribute(Attribute.Type.NUMBER, StrictJson.text(json)));
                case "B" -> attributes.add(new Attribute(Attribute.Type.BYTES, StrictJson.text(json)));
                case "BOOL" -> attributes.add(Attribute.flag(json.nextBoolean()));
                default -> json.skipValue();
            }
        });
        return attributes.size() == 1 ? attributes.getFirst() : Attribute.OTHER;
    }
}
