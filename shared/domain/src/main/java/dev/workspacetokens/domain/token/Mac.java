package dev.workspacetokens.domain.token;

import java.security.MessageDigest;
import java.util.Arrays;

/// The keyed hash (HMAC-SHA-256) by which a credential recognises its token. Compared in constant time, never printed.
public final class Mac {

    private final byte[] bytes;

    public Mac(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /// A copy of the bytes, for storing them.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// Compares in a time that does not depend on where the two differ.
    @Override
    public boolean equals(Object other) {
        return other instanceof Mac mac && MessageDigest.isEqual(bytes, mac.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Mac[***]";
    }
}
