package dev.workspacetokens.directory;

import dev.workspacetokens.http.JsonObject;

/// A text of a body, and where it stands there.
///
/// @param pointer where
/// @param text what
record Field(String pointer, String text) {

    static Field of(JsonObject object, String name) {
        return new Field(object.at(name), object.string(name));
    }
}
