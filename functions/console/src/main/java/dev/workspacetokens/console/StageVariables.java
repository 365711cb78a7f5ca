package dev.workspacetokens.console;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// What the stage of the API tells the function, by name. One that is not there is an empty text, unless it
/// is required.
record StageVariables(Map<String, String> values) {

    /// @throws IllegalStateException naming the stage variable that is missing
    String required(String name) {
        return present(name, optional(name));
    }

    String optional(String name) {
        return values.getOrDefault(name, "");
    }

    /// A text that template.yaml encodes, because a stage variable cannot hold each of its characters: Base64 with `-`
    /// in place of `+`.
    ///
    /// @throws IllegalStateException naming the stage variable that is missing or no Base64
    String requiredText(String name) {
        return present(name, optionalText(name));
    }

    /// @throws IllegalStateException naming the stage variable that is no Base64
    String optionalText(String name) {
        try {
            return new String(Base64.getDecoder().decode(optional(name).replace('-', '+')), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("the stage variable " + name + " is no Base64", e);
        }
    }

    /// The texts between commas.
    Set<String> list(String name) {
        String list = optional(name);
        return list.isEmpty() ? Set.of() : new LinkedHashSet<>(Arrays.asList(list.split(",", -1)));
    }

    private static String present(String name, String value) {
        if (value.isEmpty()) {
            throw new IllegalStateException("the stage variable " + name + " is missing");
        }
        return value;
    }
}
