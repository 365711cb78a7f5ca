package dev.workspacetokens.domain.seal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;

/// The MAC of a row (HMAC-SHA-256), behind a hint at the key that made it. Compared in constant time, never printed.
public final class Seal {

    private static final int MAC_BYTES = 32;

    private final byte[] bytes;

    private Seal(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A seal made with a key.
    ///
    /// @param mac 32 bytes
    /// @throws IllegalArgumentException when the MAC is of another length
    public static Seal of(KeyHint key, byte[] mac) {
        if (mac.length != MAC_BYTES) {
            throw new IllegalArgumentException("the MAC of a seal has " + MAC_BYTES + " bytes");
        }
        return new Seal(ByteBuffer.allocate(Integer.BYTES + MAC_BYTES).putInt(key.value()).put(mac).array());
    }

    /// The seal that is stored as these bytes; nothing when they are none.
    public static Optional<Seal> parse(byte[] bytes) {
        return bytes.length == Integer.BYTES + MAC_BYTES ? Optional.of(new Seal(bytes.clone())) : Optional.empty();
    }

    /// What it says of its key.
    public KeyHint key() {
        return new KeyHint(ByteBuffer.wrap(bytes).getInt());
    }

    /// The MAC.
    public byte[] mac() {
        return Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length);
    }

    /// A copy of the bytes, for storing them.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// Compares in a time that does not depend on where the two differ.
    @Override
    public boolean equals(Object other) {
        return other instanceof Seal seal && MessageDigest.isEqual(bytes, seal.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Seal[***]";
    }
}
