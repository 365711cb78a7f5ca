package dev.workspacetokens.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workspacetokens.emulators.iam.Wildcards;
import java.util.List;
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
            boolean applies = list(statement.path("Action")).stream()
                    .anyMatch(action -> Wildcards.matchAnyCase(action.asText(), ACTION))
                    && list(statement.path("Resource")).stream()
                            .anyMatch(resource -> Wildcards.match(resource.asText(), methodArn));
            effect = switch (statement.path("Effect").asText()) {
                case "Allow" -> applies && effect == Effect.NOTHING ? Effect.ALLOW : effect;
                case "Deny" -> applies ? Effect.DENY : effect;
                default -> throw new IllegalArgumentException("a statement's Effect is Allow or Deny");
            };
        }
        return effect;
    }

    private static List<JsonNode> list(JsonNode node) {
        if (node.isMissingNode()) {
            throw new IllegalArgumentException("the policy is incomplete");
        }
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false).toList() : List.of(node);
    }
}
