package dev.workspacetokens.aws.kms;

import dev.workspacetokens.domain.token.CredentialKey;
import java.time.Duration;

/// KMS as far as keys are derived with it: `GenerateMac` by HMAC with SHA-256. An authorizer on Lambda asks by
/// [dev.workspacetokens.aws.lean], everybody else by the SDK ([SdkMacGenerator]). Either fails with the
/// SDK's exceptions.
@FunctionalInterface
public interface MacGenerator {

    /// Generates a MAC.
    ///
    /// @param keyId the ARN of the HMAC key, or an alias
    /// @param call how long it may take, every attempt included
    /// @return the MAC, as the key that it is here, with the ARN of the HMAC key
    CredentialKey generate(String keyId, byte[] message, Duration call);
}
