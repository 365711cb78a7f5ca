package dev.workspacetokens.console;

import java.util.regex.Pattern;

/// A colour of the screen, and how well it can be told from another.
///
/// @param rgb 8 bits each of red, green and blue
record SrgbColor(int rgb) {

    private static final Pattern HEX = Pattern.compile("#[0-9A-Fa-f]{6}");

    /// @param parameter which parameter of the template holds it
    /// @throws IllegalStateException naming the parameter when this is none
    static SrgbColor of(String parameter, String hex) {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalStateException(parameter + " must be a colour such as #5b3df5");
        }
        return new SrgbColor(Integer.parseInt(hex.substring(1), 16));
    }

    /// The contrast ratio of WCAG 2.2, from 1 to 21, whichever of the two is the text.
    double contrast(SrgbColor other) {
        double one = luminance();
        double two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    private double luminance() {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int bits) {
        double value = (bits & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    /// As CSS writes it.
    @Override
    public String toString() {
        return "#%06x".formatted(rgb);
    }
}
