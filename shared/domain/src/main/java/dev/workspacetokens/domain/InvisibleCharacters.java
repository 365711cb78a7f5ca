package dev.workspacetokens.domain;

/// The characters that leave no trace on a page and are neither a space nor of a category that says so.
final class InvisibleCharacters {

    /// Pairs of a first and a last character.
    private static final int[] RANGES = {0x034F, 0x034F, // combining grapheme joiner
            0x115F, 0x1160, 0x3164, 0x3164, 0xFFA0, 0xFFA0, // fillers of Hangul
            0x17B4, 0x17B5, // inherent vowels of Khmer
            0x180B, 0x180F, // selectors of Mongolian
            0x2800, 0x2800, // Braille without a dot
            0xFE00, 0xFE0F, 0xE0100, 0xE01EF, // selectors of variants
            0xFFFC, 0xFFFC, // stands for an object that is not there
            0x13441, 0x13442, 0x16FE4, 0x16FE4, 0x1D159, 0x1D159}; // blanks of hieroglyphs, Khitan and music

    private InvisibleCharacters() {}

    static boolean contain(int c) {
        for (int i = 0; i < RANGES.length; i += 2) {
            if (c >= RANGES[i] && c <= RANGES[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /// Says whether a format character turns the direction in which people read.
    static boolean turnsDirection(int c) {
        return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
