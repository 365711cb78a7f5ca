package dev.workspacetokens.emulators.iam;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// One operator of a statement's `Condition` on one key of the request's context.
///
/// @param operator how the values of the request are compared
/// @param key of the context, such as `dynamodb:LeadingKeys`
/// @param values that the policy names
public record Condition(Operator operator, String key, List<String> values) {

    public Condition {
        values = List.copyOf(values);
    }

    /// The operators that policies here may use, under their names.
    public enum Operator {
        /// Every value of the request matches a pattern. Holds too where the request has no value.
        FOR_ALL_VALUES_STRING_LIKE("ForAllValues:StringLike"),
        /// Every value of the request is one of those named. Holds too where the request has no value.
        FOR_ALL_VALUES_STRING_EQUALS("ForAllValues:StringEquals"),
        /// The request's one value is one of those named, or it has none.
        STRING_EQUALS_IF_EXISTS("StringEqualsIfExists"),
        /// `false`: the request has a value; `true`: it has none.
        NULL("Null");

        private final String spelling;

        Operator(String spelling) {
            this.spelling = spelling;
        }

        /// As policies spell it.
        public String spelling() {
            return spelling;
        }
    }

    /// Says whether a request of this context meets it.
    boolean holds(Map<String, Set<String>> context) {
        Set<String> found = context.getOrDefault(key, Set.of());
        return switch (operator) {
            case FOR_ALL_VALUES_STRING_LIKE -> found.stream()
                    .allMatch(value -> values.stream().anyMatch(pattern -> Wildcards.match(pattern, value)));
            case FOR_ALL_VALUES_STRING_EQUALS, STRING_EQUALS_IF_EXISTS -> values.containsAll(found);
            case NULL -> values.contains(String.valueOf(found.isEmpty()));
        };
    }
}
