package dev.workspacetokens.emulators;

import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.kms.model.KmsException;

/// The SDK's exceptions as a service causes them: with its name, and its name for the error.
///
/// @param service the SDK's name for it
/// @param any exception of the service
public record ServiceErrors(String service, Supplier<? extends AwsServiceException.Builder> any) {

    /// Those of DynamoDB.
    public static final ServiceErrors DYNAMODB = new ServiceErrors("DynamoDb", DynamoDbException::builder);
    /// Those of KMS.
    public static final ServiceErrors KMS = new ServiceErrors("Kms", KmsException::builder);

    private static final int BAD_REQUEST = 400;

    /// A refusal that has no class of its own.
    ///
    /// @param code the service's name for it
    public AwsServiceException refusal(String code, String message) {
        return refusal(any.get(), code, message);
    }

    /// A refusal.
    ///
    /// @param exception of the SDK for it
    /// @param code the service's name for it
    public AwsServiceException refusal(AwsServiceException.Builder exception, String code, String message) {
        return exception.statusCode(BAD_REQUEST).message(message).awsErrorDetails(
                AwsErrorDetails.builder().serviceName(service).errorCode(code).errorMessage(message).build()).build();
    }
}
