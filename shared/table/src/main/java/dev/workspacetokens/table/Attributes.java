package dev.workspacetokens.table;

import dev.workspacetokens.domain.seal.Row;
import dev.workspacetokens.domain.seal.Seal;
import dev.workspacetokens.domain.seal.SealCheck;
import dev.workspacetokens.domain.seal.SealKey;
import dev.workspacetokens.domain.seal.SealRefused;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An item's attributes, each of which is there and of the type that is asked for, or the item is broken: nothing
/// missing stands for anything.
///
/// @param item by name
public record Attributes(Map<String, Attribute> item) {

    /// Whether it is there.
    boolean has(String name) {
        return item.containsKey(name);
    }

    /// @throws IllegalStateException when it is missing or no text
    String text(String name) {
        return value(name, Attribute.Type.TEXT);
    }

    /// @throws IllegalStateException when it is there and no text
    @Nullable
    String optionalText(String name) {
        return has(name) ? text(name) : null;
    }

    /// @throws IllegalStateException when it is there and no time
    @Nullable
    Instant optionalTime(String name) {
        String time = optionalText(name);
        try {
            return time == null ? null : Instant.parse(time);
        } catch (DateTimeParseException _) {
            throw broken(name);
        }
    }

    /// @throws IllegalStateException when it is missing or no whole number
    long number(String name) {
        try {
            return Long.parseLong(value(name, Attribute.Type.NUMBER));
        } catch (NumberFormatException _) {
            throw broken(name);
        }
    }

    /// @throws IllegalStateException when it is missing or neither true nor false
    boolean flag(String name) {
        return Boolean.parseBoolean(value(name, Attribute.Type.FLAG));
    }

    /// @throws IllegalStateException when it is missing or not made of bytes
    byte[] bytes(String name) {
        String base64 = value(name, Attribute.Type.BYTES);
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            throw broken(name);
        }
    }

    /// The item as a seal covers it.
    public Row row() {
        var attributes = new HashMap<String, String>();
        item.forEach((name, value) -> attributes.put(name, value.sealed()));
        attributes.remove(Keys.SEAL);
        return new Row(Keys.kind(text(Keys.PK), text(Keys.SK)), attributes);
    }

    /// Its seal; null when it has none.
    public @Nullable Seal seal() {
        Attribute seal = item.get(Keys.SEAL);
        return seal == null || seal.type() != Attribute.Type.BYTES ? null : Seal.parse(bytes(Keys.SEAL)).orElse(null);
    }

    /// The item itself, if it is as this deployment sealed it.
    ///
    /// @throws SealRefused when it is not, or has an attribute of a type that no sealed item has
    public Attributes require(SealCheck check) {
        check.require(row(), item.containsValue(Attribute.OTHER) ? null : seal());
        return this;
    }

    /// The same with a seal.
    Attributes sealed(SealKey key) {
        var sealed = new HashMap<>(item);
        sealed.put(Keys.SEAL, Attribute.bytes(key.seal(List.of(row())).getFirst().bytes()));
        return new Attributes(sealed);
    }

    /// Its key.
    ///
    /// @throws IllegalStateException when it has none
    public AuthorizerTable.ItemKey key() {
        return new AuthorizerTable.ItemKey(text(Keys.PK), text(Keys.SK));
    }

    /// Whether it is the item of this key.
    boolean has(AuthorizerTable.ItemKey key) {
        return key.pk().equals(text(Keys.PK)) && key.sk().equals(text(Keys.SK));
    }

    /// Prints no value.
    @Override
    public String toString() {
        return "Attributes" + item.keySet();
    }

    private String value(String name, Attribute.Type type) {
        Attribute attribute = item.get(name);
        if (attribute == null || attribute.type() != type) {
            throw broken(name);
        }
        return attribute.value();
    }

    private static IllegalStateException broken(String name) {
        return new IllegalStateException("the table answered with an item whose " + name + " is broken");
    }
}
