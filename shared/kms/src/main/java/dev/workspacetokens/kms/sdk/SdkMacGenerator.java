package dev.workspacetokens.kms.sdk;

import dev.workspacetokens.domain.mac.Subkey;
import dev.workspacetokens.kms.MacGenerator;
import java.time.Duration;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.MacAlgorithmSpec;

/// KMS by the SDK's client.
///
/// @param kms the client of the keys' region
public record SdkMacGenerator(KmsClient kms) implements MacGenerator {

    @Override
    public Subkey generate(String keyId, byte[] message, Duration call) {
        var response = kms.generateMac(r -> r.keyId(keyId).macAlgorithm(MacAlgorithmSpec.HMAC_SHA_256)
                .message(SdkBytes.fromByteArray(message)).overrideConfiguration(c -> c.apiCallTimeout(call)));
        return new Subkey(response.keyId(), response.mac().asByteArray());
    }
}
