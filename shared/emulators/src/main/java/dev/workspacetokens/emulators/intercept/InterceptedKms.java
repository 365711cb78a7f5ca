package dev.workspacetokens.emulators.intercept;

import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GenerateMacRequest;
import software.amazon.awssdk.services.kms.model.GenerateMacResponse;

/// A KMS client whose every `GenerateMac` passes an [Interceptor]. Anything else throws
/// [UnsupportedOperationException].
///
/// @param client what does the work
/// @param interceptor what every request passes
public record InterceptedKms(KmsClient client, Interceptor interceptor) implements KmsClient {

    @Override
    public GenerateMacResponse generateMac(GenerateMacRequest request) {
        return (GenerateMacResponse) interceptor.answer(request, () -> client.generateMac(request));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
