package dev.workspacetokens.lambda;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The typed reading of environment variables, done once at start. A variable that is missing or makes no sense ends
/// the start with its name.
///
/// @param values by name
public record Variables(Map<String, String> values) {

    /// Prints no value: they are the operator's business.
    @Override
    public String toString() {
        return "Variables" + values.keySet();
    }

    /// The text of a variable that must be set.
    ///
    /// @throws IllegalStateException when it is not set or blank
    public String required(String name) {
        String value = values.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("the environment variable " + name + " is not set");
        }
        return value;
    }

    /// The parts between commas, blank ones left out; none when it is not set.
    public List<String> list(String name) {
        return Arrays.stream(values.getOrDefault(name, "").split(",", -1)).map(String::strip)
                .filter(part -> !part.isEmpty()).toList();
    }

    /// The whole number above zero of a variable that must be set.
    ///
    /// @throws IllegalStateException when it is not set, or no whole number above zero
    public int positive(String name) {
        String value = required(name);
        try {
            int number = Integer.parseInt(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Told below, as for a number that is too small.
        }
        throw new IllegalStateException("the environment variable " + name + " must be a whole number above 0");
    }

    /// The text of a variable that must be set to one of some values.
    ///
    /// @throws IllegalStateException when it is set to none of them
    public String oneOf(String name, String... allowed) {
        String value = required(name);
        if (List.of(allowed).contains(value)) {
            return value;
        }
        throw new IllegalStateException("the environment variable " + name + " must be one of " + List.of(allowed));
    }

    /// The yes or no of a variable that must be set.
    ///
    /// @throws IllegalStateException when it is neither `true` nor `false`
    public boolean flag(String name) {
        return switch (required(name)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalStateException(
                    "the environment variable " + name + " must be 'true' or 'false'");
        };
    }
}
