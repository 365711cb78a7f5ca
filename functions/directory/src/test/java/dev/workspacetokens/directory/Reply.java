package dev.workspacetokens.directory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the API answered.
///
/// @param status of the answer
/// @param headers by lower-case name
/// @param json the body; missing when there is none
record Reply(int status, Map<String, String> headers, JsonNode json) {

    /// A text of the body.
    String text(String pointer) {
        return json.at(pointer).asText();
    }

    /// The texts under this name of each element of the page.
    List<String> each(String field) {
        var texts = new ArrayList<String>();
        json.path("data").forEach(element -> texts.add(element.path(field).asText()));
        return texts;
    }

    /// The places that the problem names.
    List<String> pointers() {
        var pointers = new ArrayList<String>();
        json.path("errors").forEach(error -> pointers.add(error.path("pointer").asText()));
        return pointers;
    }
}
