package dev.workspacetokens.acceptance.security;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A kind of tampering.
///
/// @param name what is done
/// @param told the kinds of rows that operators are told of; empty: nothing is told
/// @param tamper does it
/// @param saas what the SaaS does by the directory API next, in good faith; null for nothing
record Tampering(String name, String told, Consumer<Scene> tamper, @Nullable Consumer<Scene> saas) {

    /// Rows that nobody touches.
    static final Tampering NONE = of("nothing", "", _ -> {});

    static Tampering of(String name, String told, Consumer<Scene> tamper) {
        return new Tampering(name, told, tamper, null);
    }

    /// The same, and then the SaaS does something.
    Tampering then(Consumer<Scene> next) {
        return new Tampering(name, told, tamper, next);
    }

    @Override
    public String toString() {
        return name;
    }
}
