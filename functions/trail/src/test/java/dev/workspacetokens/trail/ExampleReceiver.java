package dev.workspacetokens.trail;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/// A receiver that does what the documentation says: it sorts by the id, and drops what it has.
final class ExampleReceiver {

    private final Map<String, JsonObject> received = new TreeMap<>();

    /// Takes an event.
    ///
    /// @param detail as EventBridge hands it over
    /// @return whether it was new
    boolean take(String detail) {
        JsonObject event = JsonParser.parseString(detail).getAsJsonObject();
        return received.putIfAbsent(event.get("id").getAsString(), event) == null;
    }

    /// What it knows, the oldest first.
    Collection<JsonObject> events() {
        return received.values();
    }
}
