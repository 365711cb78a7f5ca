package dev.workspacetokens.domain.token;

import java.util.random.RandomGenerator;

/// A source of no randomness at all: 0, 1, 2 and so on, so that what is drawn can be foretold.
final class Counting implements RandomGenerator {

    private int next;

    @Override
    public int nextInt(int bound) {
        return next++ % bound;
    }

    @Override
    public long nextLong() {
        throw new UnsupportedOperationException("only digits are drawn");
    }
}
