package dev.workspacetokens.emulators.units;

import java.util.Locale;

/// Read and write units, as AWS charges them. A half is an eventually consistent read.
///
/// @param read read units
/// @param write write units
public record Units(double read, double write) {

    /// Nothing.
    public static final Units NONE = new Units(0, 0);

    static Units reading(double units) {
        return new Units(units, 0);
    }

    static Units writing(double units) {
        return new Units(0, units);
    }

    /// Both together.
    public Units plus(Units more) {
        return new Units(read + more.read, write + more.write);
    }

    /// Units as people write them: `1,001`, and `0.5` where there is a half.
    public static String text(double units) {
        return String.format(Locale.ROOT, units == Math.rint(units) ? "%,.0f" : "%,.1f", units);
    }

    @Override
    public String toString() {
        return text(read) + " RU, " + text(write) + " WU";
    }
}
