package dev.workspacetokens.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The access policy that tests stand on, so that none of them minds what the sample of the stack says.
public final class TestPolicy {

    private TestPolicy() {}

    /// The document, as the directory API takes it.
    public static byte[] json() {
        try (InputStream file = TestPolicy.class.getResourceAsStream("access-policy.json")) {
            return Objects.requireNonNull(file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
