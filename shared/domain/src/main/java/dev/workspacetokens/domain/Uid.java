package dev.workspacetokens.domain;

import dev.workspacetokens.domain.token.Base62;
import java.util.random.RandomGenerator;

/// Identities that are given once and never again, so that a slug used a second time is not the first one's heir.
public final class Uid {

    /// 22 characters of base62 hold 131 bits: two never meet.
    private static final int LENGTH = 22;

    private Uid() {}

    /// Draws a new identity.
    public static String draw(RandomGenerator random) {
        return Base62.random(random, LENGTH);
    }
}
