package dev.workspacetokens.benchmarks.decision;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GenerateMacRequest;
import software.amazon.awssdk.services.kms.model.GenerateMacResponse;

/// Derives a key of zeros, at once.
record CannedKms(String key) implements KmsClient {

    private static final int KEY_BYTES = 32;

    @Override
    public GenerateMacResponse generateMac(GenerateMacRequest request) {
        return GenerateMacResponse.builder().keyId(key).mac(SdkBytes.fromByteArray(new byte[KEY_BYTES])).build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
