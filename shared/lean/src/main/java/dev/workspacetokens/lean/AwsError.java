package dev.workspacetokens.lean;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.workspacetokens.lambda.json.StrictJson;
import java.io.IOException;
import java.util.HashMap;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// A refusal of a service, as AWS' JSON protocol tells it.
///
/// @param code the name of the error; empty where the answer has none
/// @param message what AWS says about it
record AwsError(String code, String message) {

    /// The code of a condition that does not hold.
    static final String CONDITION = "ConditionalCheckFailedException";

    /// Reads what an answer has of it.
    static AwsError read(byte[] body) {
        var texts = new HashMap<String, String>();
        try (JsonReader json = StrictJson.reader(body)) {
            StrictJson.object(json, name -> {
                if (json.peek() == JsonToken.STRING) {
                    texts.put(name, json.nextString());
                } else {
                    json.skipValue();
                }
            });
        } catch (IOException _) {
            // A proxy's page, say: the status tells enough.
        }
        String code = texts.getOrDefault("__type", "");
        return new AwsError(code.substring(code.indexOf('#') + 1),
                texts.getOrDefault("message", texts.getOrDefault("Message", "")));
    }

    /// The SDK's exception for it.
    ///
    /// @param service that refused, as signatures name it
    AwsServiceException exception(String service, Post.Answer answer) {
        return AwsServiceException.builder().awsErrorDetails(
                AwsErrorDetails.builder().serviceName(service).errorCode(code).errorMessage(message).build())
                .message(message).statusCode(answer.status()).requestId(answer.requestId()).build();
    }
}
