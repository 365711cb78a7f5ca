package dev.workspacetokens.emulators.iam;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.Set;

/// What IAM is asked about one action.
///
/// @param action such as `dynamodb:GetItem`
/// @param resource its ARN
/// @param context the values of the keys that conditions may be on; a key without values is not there
public record AwsCall(String action, String resource, Map<String, Set<String>> context) {

    /// The partition keys that a request of DynamoDB touches.
    public static final String LEADING_KEYS = "dynamodb:LeadingKeys";
    /// The attributes that a request of DynamoDB names.
    public static final String ATTRIBUTES = "dynamodb:Attributes";
    /// What a request of DynamoDB wants back of the item that it writes.
    public static final String RETURN_VALUES = "dynamodb:ReturnValues";

    public AwsCall {
        context = context.entrySet().stream().filter(entry -> !entry.getValue().isEmpty())
                .collect(toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    }

    /// The partition keys that it touches; empty for what is no table.
    public Set<String> leadingKeys() {
        return context.getOrDefault(LEADING_KEYS, Set.of());
    }
}
