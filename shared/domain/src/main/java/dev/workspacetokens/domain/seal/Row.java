package dev.workspacetokens.domain.seal;

import dev.workspacetokens.domain.mac.MacMessage;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// A row of the table as a seal covers it: its key and every attribute but the seal.
///
/// Two rows have the same [message][#message()] exactly when they are the same: names and values stand in it with their
/// lengths, in the order of the names.
public final class Row {

    private static final byte[] DOMAIN = MacMessage.part("workspace-tokens/row/v1");

    private final String kind;
    private final byte[] message;

    /// @param kind what it is, for operators
    /// @param attributes by name, the two of the key among them; each value behind the letter of its type
    public Row(String kind, Map<String, String> attributes) {
        this.kind = kind;
        byte[][] parts = new byte[1 + 2 * attributes.size()][];
        parts[0] = DOMAIN;
        int next = 1;
        for (var attribute : new TreeMap<>(attributes).entrySet()) {
            parts[next++] = utf8(attribute.getKey());
            parts[next++] = utf8(attribute.getValue());
        }
        this.message = MacMessage.of(parts);
    }

    /// What it is, for operators.
    public String kind() {
        return kind;
    }

    /// What a seal is the MAC of. Whoever asks may not change it.
    public byte[] message() {
        return message;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Row[" + kind + "]";
    }
}
