package dev.workspacetokens.domain.token;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Digits and letters in the order `0-9A-Za-z`, which is also their order in ASCII: texts of one length sort
/// as numbers.
public final class Base62 {

    private static final char[] DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".toCharArray();
    /// Of the 256 bytes, as many as give each character equally often.
    private static final int FAIR = 256 - 256 % DIGITS.length;

    private Base62() {}

    /// Draws `length` characters, each of the 62 equally likely.
    public static String random(RandomGenerator random, int length) {
        var text = new char[length];
        for (int i = 0; i < length; i++) {
            text[i] = DIGITS[random.nextInt(DIGITS.length)];
        }
        return new String(text);
    }

    /// Appends the character that a random byte stands for; none for the few bytes that would favour one.
    static void append(StringBuilder text, byte drawn) {
        int number = Byte.toUnsignedInt(drawn);
        if (number < FAIR) {
            text.append(DIGITS[number % DIGITS.length]);
        }
    }

    /// Writes a number with exactly `length` characters, zeros in front.
    ///
    /// @throws IllegalArgumentException when the number is negative or needs more characters
    static String encode(long number, int length) {
        var text = new char[length];
        long rest = number;
        for (int i = length - 1; i >= 0; i--) {
            text[i] = DIGITS[Math.floorMod(rest, DIGITS.length)];
            rest = Math.floorDiv(rest, DIGITS.length);
        }
        // What is left of a negative number is never 0.
        if (rest != 0) {
            throw new IllegalArgumentException("the number does not fit " + length + " characters");
        }
        return new String(text);
    }

    /// The number that these characters write.
    ///
    /// @param text whose characters from `start` (inclusive) to `end` (exclusive) are of the 62
    static long decode(CharSequence text, int start, int end) {
        long number = 0;
        for (int i = start; i < end; i++) {
            number = number * DIGITS.length + Arrays.binarySearch(DIGITS, text.charAt(i));
        }
        return number;
    }

    /// Says whether every character from `start` (inclusive) to `end` (exclusive) is one of the 62.
    static boolean matches(CharSequence text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean digit = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!digit) {
                return false;
            }
        }
        return true;
    }
}
