package dev.workspacetokens.testing;

import java.util.Random;
import java.util.stream.LongStream;

/// How many cases a test generates, and from which seed: always the same ones, so that what fails fails again.
///
/// Tests that use this, and others whose cases are many, are tagged `generated`. The nightly run runs these: it takes
/// other seeds (`-Dgenerated.seed`), more of them (`-Dgenerated.times`), and leaves none out that takes
/// long (`-Dgenerated.all`).
public final class Generated {

    private Generated() {}

    /// A random source for the cases of one test. It prints its seed.
    public static Random random(String test) {
        long seed = seed();
        System.out.println(test + ": -Dgenerated.seed=" + seed);
        return new Random(seed);
    }

    /// As many seeds as this, or many times as many.
    public static LongStream seeds(int usual) {
        return LongStream.range(seed(), seed() + times(usual));
    }

    /// As many rounds as this, or many times as many.
    public static int times(int usual) {
        return usual * Integer.getInteger("generated.times", 1);
    }

    /// Whether cases that take long are wanted, too.
    public static boolean all() {
        return Boolean.getBoolean("generated.all");
    }

    private static long seed() {
        return Long.getLong("generated.seed", 1);
    }
}
