package dev.workspacetokens.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workspacetokens.emulators.iam.AwsCall;
import dev.workspacetokens.emulators.iam.ExecutionRole;
import dev.workspacetokens.emulators.iam.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// An authorizer's policy.
final class IamPolicy {

    private IamPolicy() {}

    /// Says whether the policy allows a request to this method ARN.
    ///
    /// @throws IllegalArgumentException when the document is no policy, or has what this does not understand
    /// (conditions, `NotAction`, `NotResource`)
    static boolean allows(JsonNode document, String methodArn) {
        List<Statement> statements = list(document.path("Statement")).stream().map(IamPolicy::statement).toList();
        return new ExecutionRole("authorizer", statements)
                .allows(new AwsCall("execute-api:Invoke", methodArn, Map.of()));
    }

    private static Statement statement(JsonNode statement) {
        if (statement.has("Condition") || statement.has("NotAction") || statement.has("NotResource")) {
            throw new IllegalArgumentException("the policy has elements that are not understood here");
        }
        var effect = switch (statement.path("Effect").asText()) {
            case "Allow" -> Statement.Effect.ALLOW;
            case "Deny" -> Statement.Effect.DENY;
            default -> throw new IllegalArgumentException("a statement's Effect is Allow or Deny");
        };
        return new Statement(effect, texts(statement.path("Action")), texts(statement.path("Resource")), List.of());
    }

    private static List<String> texts(JsonNode node) {
        return list(node).stream().map(JsonNode::asText).toList();
    }

    private static List<JsonNode> list(JsonNode node) {
        if (node.isMissingNode()) {
            throw new IllegalArgumentException("the policy is incomplete");
        }
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false).toList() : List.of(node);
    }
}
