package dev.workspacetokens.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// The opaque text that leads to the next page of a listing.
///
/// It holds a position and a check over the position and the listing it belongs to, so that a cursor that was altered,
/// or taken from another workspace or another filter, is refused in place of skipping items unseen.
///
/// The check keeps mistakes out, not intentions: it has no key, so whoever reads this can make a cursor for any position
/// of a listing that they may read anyway. That opens nothing. The listing is always that of the request's own path and
/// caller; a position only says after which of its items to go on, and every item can be reached by paging.
final class Cursor {

    private static final int CHECK_LENGTH = 9;
    /// Every position is a part of a sort key, of which DynamoDB takes 1,024 bytes.
    private static final int MAX_LENGTH = CHECK_LENGTH + 512;

    private Cursor() {}

    /// @param listing names the listing with everything that selects its items
    static String encode(String listing, String position) {
        byte[] text = position.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Arrays.copyOf(check(listing, position), CHECK_LENGTH + text.length);
        System.arraycopy(text, 0, bytes, CHECK_LENGTH, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// @throws Unreadable.Malformed when the check does not fit this listing and the position, or the text is spelled
    /// in another way than [#encode(String, String)] spells it
    static String decode(String listing, String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length > CHECK_LENGTH && bytes.length <= MAX_LENGTH) {
                String position = new String(bytes, CHECK_LENGTH, bytes.length - CHECK_LENGTH, StandardCharsets.UTF_8);
                // Compared as text: Base64 has more than one spelling of some bytes.
                if (encode(listing, position).equals(cursor)) {
                    return position;
                }
            }
        } catch (IllegalArgumentException _) {
            // Told below, as for every other cursor that is none.
        }
        throw new Unreadable.Malformed("The cursor 'next' does not belong to this listing.");
    }

    private static byte[] check(String listing, String position) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(listing.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            return Arrays.copyOf(sha.digest(position.getBytes(StandardCharsets.UTF_8)), CHECK_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
