package dev.workspacetokens.testing;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// Tokens of a test's own making whose checksum is right, computed apart from the product.
public final class Summed {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int CHECKSUM = 6;

    private Summed() {}

    /// Adds the checksum to what stands before it.
    public static String of(String head) {
        var crc = new CRC32();
        crc.update(head.getBytes(StandardCharsets.US_ASCII));
        var sum = new char[CHECKSUM];
        long rest = crc.getValue();
        for (int at = CHECKSUM - 1; at >= 0; at--) {
            sum[at] = DIGITS.charAt(Math.floorMod(rest, DIGITS.length()));
            rest /= DIGITS.length();
        }
        return head + new String(sum);
    }

    /// The token with another part from a place on, and the checksum made right again.
    public static String replaced(String token, int from, String part) {
        return of(token.substring(0, from) + part + token.substring(from + part.length(), token.length() - CHECKSUM));
    }

    /// The token with the next character in place of the one that is there, and the checksum made right again.
    public static String changed(String token, int at) {
        int next = (DIGITS.indexOf(token.charAt(at)) + 1) % DIGITS.length();
        return replaced(token, at, DIGITS.substring(next, next + 1));
    }
}
