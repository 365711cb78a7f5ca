package dev.workspacetokens.aws.lean;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.InvalidKeyUsageException;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/// A refusal of a service, as AWS' JSON protocol tells it.
///
/// @param code the name of the error; empty where the answer has none
/// @param message what AWS says about it
record Refusal(String code, String message) {

    /// The code of a condition that does not hold.
    static final String CONDITION = "ConditionalCheckFailedException";

    /// Reads what an answer has of it.
    static Refusal read(byte[] body) {
        String code = "";
        String message = "";
        try (JsonParser json = JsonService.JSON.createParser(body)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "__type" -> code = json.getValueAsString("");
                    case "message", "Message" -> message = json.getValueAsString("");
                    default -> json.skipChildren();
                }
            }
        } catch (IOException _) {
            // A proxy's page, say: the status tells enough.
        }
        return new Refusal(code.substring(code.indexOf('#') + 1), message);
    }

    /// The SDK's exception for it. Those that a function tells apart have their own class, every other one is its
    /// service's, with the code.
    ///
    /// @param service that refused, as signatures name it
    AwsServiceException exception(String service, Post.Answer answer) {
        AwsServiceException.Builder exception = service.equals(LeanMacGenerator.SERVICE)
                ? kms()
                : DynamoDbException.builder();
        return exception.awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
                .message(message).statusCode(answer.status()).requestId(answer.requestId()).build();
    }

    private AwsServiceException.Builder kms() {
        return switch (code) {
            case "DisabledException" -> DisabledException.builder();
            case "KMSInvalidStateException" -> KmsInvalidStateException.builder();
            case "NotFoundException" -> NotFoundException.builder();
            case "InvalidKeyUsageException" -> InvalidKeyUsageException.builder();
            default -> KmsException.builder();
        };
    }
}
