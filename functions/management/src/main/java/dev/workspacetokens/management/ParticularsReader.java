package dev.workspacetokens.management;

import dev.workspacetokens.application.token.TokenFields;
import dev.workspacetokens.application.token.WantedParticulars;
import dev.workspacetokens.http.JsonObject;

/// Reads what a request says of a token beside its name.
final class ParticularsReader {

    private ParticularsReader() {}

    static WantedParticulars read(JsonObject body) {
        return new WantedParticulars(
                body.has(TokenFields.DESCRIPTION) ? body.string(TokenFields.DESCRIPTION) : null,
                body.has(TokenFields.ALLOWED_SOURCES) ? body.texts(TokenFields.ALLOWED_SOURCES) : null);
    }
}
