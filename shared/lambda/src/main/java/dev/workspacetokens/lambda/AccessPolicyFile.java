package dev.workspacetokens.lambda;

import dev.workspacetokens.domain.access.AccessPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The access policy in `access-policy.json`, which is deployed with every function.
public final class AccessPolicyFile {

    private static final String RESOURCE = "/access-policy.json";

    private AccessPolicyFile() {}

    /// Whether it is in force, and not one that is stored: what the variable `ACCESS_POLICY` says.
    ///
    /// @throws IllegalStateException when that is not set to `sample` or `stored`
    public static boolean inForce(Variables variables) {
        return variables.oneOf("ACCESS_POLICY", "sample", "stored").equals("sample");
    }

    /// The policy of this deployment.
    ///
    /// @throws IllegalStateException when the file is missing
    /// @throws IllegalArgumentException with all that is wrong with it
    public static AccessPolicy deployed() {
        try (InputStream file = AccessPolicyFile.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + RESOURCE);
            }
            return AccessPolicyReader.read(file.readAllBytes()).orThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
