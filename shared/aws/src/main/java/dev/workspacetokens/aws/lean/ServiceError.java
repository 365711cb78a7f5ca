package dev.workspacetokens.aws.lean;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/// An error as AWS' JSON protocol tells it.
///
/// @param code the name of the error; empty where the answer has none
/// @param message what AWS says about it
record ServiceError(String code, String message) {

    /// Reads what an answer has of it.
    static ServiceError read(byte[] body) {
        String code = "";
        String message = "";
        try (JsonParser json = Shapes.JSON.createParser(body)) {
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
        return new ServiceError(code.substring(code.indexOf('#') + 1), message);
    }
}
