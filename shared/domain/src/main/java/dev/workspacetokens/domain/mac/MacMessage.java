package dev.workspacetokens.domain.mac;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// What an HMAC covers: each part with its length before it, so that no two different lists of parts give the
/// same bytes.
public final class MacMessage {

    private MacMessage() {}

    /// The parts as one.
    public static byte[] of(byte[]... parts) {
        int size = 0;
        for (byte[] part : parts) {
            size += Integer.BYTES + part.length;
        }
        var message = ByteBuffer.allocate(size);
        for (byte[] part : parts) {
            message.putInt(part.length).put(part);
        }
        return message.array();
    }

    /// A text of ASCII.
    public static byte[] part(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }

    /// A number, in eight bytes.
    public static byte[] part(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }
}
