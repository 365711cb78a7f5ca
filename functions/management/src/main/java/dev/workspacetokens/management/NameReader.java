package dev.workspacetokens.management;

import dev.workspacetokens.domain.DisplayText;
import dev.workspacetokens.domain.Violation;
import java.util.List;

/// Checks the names of tokens.
final class NameReader {

    static final String FIELD = "name";

    private NameReader() {}

    /// The name as it is kept; notes what is wrong with it.
    static String check(String name, List<Violation> violations) {
        String trimmed = DisplayText.trim(name);
        DisplayText.objection(trimmed).ifPresent(detail -> violations.add(new Violation("/" + FIELD, detail)));
        return trimmed;
    }
}
