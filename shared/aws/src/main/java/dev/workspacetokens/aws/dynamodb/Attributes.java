package dev.workspacetokens.aws.dynamodb;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An item's attributes, each of which is there and of the type that is asked for, or the item is broken: nothing
/// missing stands for anything.
///
/// @param item as DynamoDB gave it
record Attributes(Map<String, AttributeValue> item) {

    /// @throws IllegalStateException when it is missing or no text
    String text(String name) {
        AttributeValue value = item.get(name);
        return whole(name, value == null ? null : value.s());
    }

    /// @throws IllegalStateException when it is there and no text
    @Nullable
    String optionalText(String name) {
        return item.containsKey(name) ? text(name) : null;
    }

    /// @throws IllegalStateException when it is there and no time
    @Nullable
    Instant optionalTime(String name) {
        String time = optionalText(name);
        try {
            return time == null ? null : Instant.parse(time);
        } catch (DateTimeParseException e) {
            throw broken(name);
        }
    }

    /// @throws IllegalStateException when it is missing or no whole number
    long number(String name) {
        AttributeValue value = item.get(name);
        try {
            return Long.parseLong(whole(name, value == null ? null : value.n()));
        } catch (NumberFormatException e) {
            throw broken(name);
        }
    }

    /// @throws IllegalStateException when it is missing or not made of bytes
    byte[] bytes(String name) {
        AttributeValue value = item.get(name);
        return whole(name, value == null ? null : value.b()).asByteArray();
    }

    private static <T> T whole(String name, @Nullable T value) {
        if (value == null) {
            throw broken(name);
        }
        return value;
    }

    private static IllegalStateException broken(String name) {
        return new IllegalStateException("the table answered with an item whose " + name + " is broken");
    }
}
