package dev.workspacetokens.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// An authorizer's policy: an explicit Deny wins, then an Allow, and what nothing allows is denied.
final class IamPolicy {

    /// What a policy says of a request.
    enum Effect {
        ALLOW, DENY, NOTHING
    }

    private static final String ACTION = "execute-api:Invoke";

    private IamPolicy() {}

    /// Says what the policy makes of a request to this method ARN.
    ///
    /// @throws IllegalArgumentException when the document is no policy, or has what this does not understand
    /// (conditions, `NotAction`, `NotResource`)
    static Effect evaluate(JsonNode document, String methodArn) {
        var effect = Effect.NOTHING;
        for (JsonNode statement : list(document.path("Statement"))) {
            if (statement.has("Condition") || statement.has("NotAction") || statement.has("NotResource")) {
                throw new IllegalArgumentException("the policy has elements that are not understood here");
            }
            boolean applies = matches(statement.path("Action"), ACTION, Pattern.CASE_INSENSITIVE)
                    && matches(statement.path("Resource"), methodArn, 0);
            effect = switch (statement.path("Effect").asText()) {
                case "Allow" -> applies && effect == Effect.NOTHING ? Effect.ALLOW : effect;
                case "Deny" -> applies ? Effect.DENY : effect;
                default -> throw new IllegalArgumentException("a statement's Effect is Allow or Deny");
            };
        }
        return effect;
    }

    private static boolean matches(JsonNode patterns, String value, int flags) {
        return list(patterns).stream()
                .anyMatch(pattern -> Pattern.compile(regex(pattern.asText()), flags | Pattern.DOTALL)
                        .matcher(value).matches());
    }

    /// `*` stands for any characters, `?` for exactly one; everything else for itself.
    private static String regex(String pattern) {
        var regex = new StringBuilder();
        pattern.codePoints().forEach(c -> regex.append(switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(c));
        }));
        return regex.toString();
    }

    private static List<JsonNode> list(JsonNode node) {
        if (node.isMissingNode()) {
            throw new IllegalArgumentException("the policy is incomplete");
        }
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false).toList() : List.of(node);
    }
}
