package dev.workspacetokens.http;

import java.util.List;
import java.util.stream.Collectors;

/// Writes the place of a value in a body as a JSON pointer (RFC 6901).
public final class JsonPointer {

    private JsonPointer() {}

    /// The pointer to a place.
    ///
    /// @param path the names that lead to the value, from the outside to the inside
    public static String of(List<String> path) {
        return path.stream().map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }
}
