package dev.workspacetokens.aws.lean;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.GenerateMacRequest;
import software.amazon.awssdk.services.kms.model.GenerateMacResponse;
import software.amazon.awssdk.services.kms.model.InvalidKeyUsageException;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/// KMS as an authorizer asks it. Exceptions that tell that a key cannot be used have their own class, every other one
/// is a [KmsException] with its code.
///
/// @param service that answers
record LeanKms(JsonService service) implements KmsClient {

    LeanKms(String region, Post post, JsonService.Caller caller) {
        this(new JsonService(new SignatureV4(region, SERVICE_NAME), "TrentService.", "application/x-amz-json-1.1",
                LeanKms::exception, post, caller));
    }

    private static AwsServiceException.Builder exception(String code) {
        return switch (code) {
            case "DisabledException" -> DisabledException.builder();
            case "KMSInvalidStateException" -> KmsInvalidStateException.builder();
            case "NotFoundException" -> NotFoundException.builder();
            case "InvalidKeyUsageException" -> InvalidKeyUsageException.builder();
            default -> KmsException.builder();
        };
    }

    @Override
    public GenerateMacResponse generateMac(GenerateMacRequest request) {
        return service.call("GenerateMac", request, GenerateMacResponse::builder).build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Nothing is open but connections that Java closes by itself.
    }
}
