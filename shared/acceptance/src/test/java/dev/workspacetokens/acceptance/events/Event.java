package dev.workspacetokens.acceptance.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// An event, and what comes of it.
///
/// @param name its file below `events/` without the ending: the folder names the function
/// @param outcome a status, a policy's effect, how many records of a stream are to be sent again, what a walk says, or
/// the message of an exception
public record Event(String name, String outcome) {

    /// The function that it is for.
    public String function() {
        return name.substring(0, name.indexOf('/'));
    }

    /// Its file.
    public Path file() {
        return Events.FOLDER.resolve(name + ".json");
    }

    /// Its text.
    public byte[] json() throws IOException {
        return Files.readAllBytes(file());
    }

    /// What a function's answer comes to, also when it is Lambda's report of an exception.
    public static String outcomeOf(JsonNode answer) {
        if (answer.isTextual()) {
            return answer.asText();
        }
        if (answer.has("errorMessage")) {
            return answer.path("errorMessage").asText();
        }
        if (answer.has("batchItemFailures")) {
            return answer.path("batchItemFailures").size() + " to be sent again";
        }
        return answer.has("statusCode")
                ? answer.path("statusCode").asText()
                : answer.at("/policyDocument/Statement/0/Effect").asText();
    }

    @Override
    public String toString() {
        return name + " → " + outcome;
    }
}
