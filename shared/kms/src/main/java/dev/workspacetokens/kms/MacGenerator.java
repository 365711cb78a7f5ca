package dev.workspacetokens.kms;

import dev.workspacetokens.domain.mac.Subkey;
import java.time.Duration;

/// KMS as far as keys are derived with it: `GenerateMac` by HMAC with SHA-256. An authorizer asks by the lean client,
/// everybody else by the SDK (`SdkMacGenerator`). Either fails with the SDK's exceptions, whose codes tell a key that is
/// disabled or deleted from a service that does not answer ([KmsRefusal]).
@FunctionalInterface
public interface MacGenerator {

    /// How long a call may take, every attempt included. A decision makes five at most.
    Duration CALL_TIMEOUT = Duration.ofMillis(700);

    /// Generates a MAC.
    ///
    /// @param keyId the ARN of the HMAC key, or an alias
    /// @param call how long it may take, every attempt included
    /// @return the MAC, as the key that it is here, with the ARN of the HMAC key
    Subkey generate(String keyId, byte[] message, Duration call);
}
