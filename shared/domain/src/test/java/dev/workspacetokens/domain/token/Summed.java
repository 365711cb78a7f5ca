package dev.workspacetokens.domain.token;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// Tokens of a test's own making whose checksum is right.
public final class Summed {

    private Summed() {}

    /// Adds the checksum to what stands before it.
    public static String of(String head) {
        var crc = new CRC32();
        crc.update(head.getBytes(StandardCharsets.US_ASCII));
        return head + Base62.encode(crc.getValue(), 6);
    }

    /// The token with another character somewhere, and the checksum made right again.
    public static String changed(String token, int at, char c) {
        var head = new StringBuilder(token.substring(0, token.length() - 6));
        head.setCharAt(at, c);
        return of(head.toString());
    }
}
