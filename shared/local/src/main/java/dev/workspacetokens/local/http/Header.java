package dev.workspacetokens.local.http;

import dev.workspacetokens.domain.AsciiCase;

/// A header line, the name as it was sent.
public record Header(String name, String value) {

    public boolean is(String other) {
        return AsciiCase.same(name, other);
    }

    /// Prints no value: it may be a credential.
    @Override
    public String toString() {
        return name;
    }
}
