package dev.workspacetokens.table;

import java.util.Base64;

/// An attribute's value as DynamoDB's JSON has it. Of its types, those that an authorizer reads or writes are told
/// apart.
///
/// @param type of the value
/// @param value the text; the number's digits; the bytes in Base64; `true` or `false`; empty for every other type
public record Attribute(Type type, String value) {

    /// Prints no value: it may be a MAC.
    @Override
    public String toString() {
        return type.toString();
    }

    /// The types.
    public enum Type {
        /// A text, `S`.
        TEXT("S"),
        /// A number, `N`.
        NUMBER("N"),
        /// Bytes, `B`.
        BYTES("B"),
        /// True or false, `BOOL`. Its letter is no other type's, so that no bytes read like it.
        FLAG("F"),
        /// Any other one. No sealed row has such a one.
        OTHER("");

        private final String letter;

        Type(String letter) {
            this.letter = letter;
        }
    }

    /// One of a type that nobody here reads.
    public static final Attribute OTHER = new Attribute(Type.OTHER, "");

    /// Its type's letter and the value, as a seal covers it.
    String sealed() {
        return type.letter + value;
    }

    /// A text.
    public static Attribute text(String value) {
        return new Attribute(Type.TEXT, value);
    }

    /// A whole number.
    public static Attribute number(long value) {
        return new Attribute(Type.NUMBER, Long.toString(value));
    }

    /// True or false.
    public static Attribute flag(boolean value) {
        return new Attribute(Type.FLAG, Boolean.toString(value));
    }

    /// Bytes.
    public static Attribute bytes(byte[] value) {
        return new Attribute(Type.BYTES, Base64.getEncoder().encodeToString(value));
    }
}
