package dev.workspacetokens.directory;

import dev.workspacetokens.http.JsonObject;
import java.util.List;

/// A text of a body, and where it stands there.
///
/// @param path where
/// @param text what
record Field(List<String> path, String text) {

    static Field of(JsonObject object, String name) {
        return new Field(object.at(name), object.string(name));
    }
}
