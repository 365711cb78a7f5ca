package dev.workspacetokens.benchmarks.peers.sdk;

import com.amazonaws.services.lambda.runtime.events.APIGatewayCustomAuthorizerEvent;
import com.amazonaws.services.lambda.runtime.events.IamPolicyResponse;
import dev.workspacetokens.domain.decision.AccessRequest;
import dev.workspacetokens.domain.decision.Decision;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Between the event classes and a decision.
public final class Events {

    private Events() {}

    /// What the event asks for.
    static AccessRequest request(APIGatewayCustomAuthorizerEvent event) {
        Map<String, String> parameters = event.getPathParameters();
        return new AccessRequest("default", event.getHttpMethod() + " " + event.getResource(), event.getMethodArn(),
                parameters == null ? null : parameters.get("app"));
    }

    /// The `Authorization` header, if there is one.
    static List<String> authorization(APIGatewayCustomAuthorizerEvent event) {
        return event.getHeaders().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Authorization"))
                .map(Map.Entry::getValue).toList();
    }

    /// The decision as the gateway reads it.
    static IamPolicyResponse response(Decision decision, String resource) {
        Decision.Bearer bearer = decision.bearer();
        return response(decision instanceof Decision.Allowed,
                bearer == null ? null : bearer.workspace().slug().value(), resource);
    }

    /// An answer as the gateway reads it.
    static IamPolicyResponse response(boolean allowed, @Nullable String workspace, String resource) {
        if (workspace == null) {
            throw new IllegalStateException("Unauthorized");
        }
        return IamPolicyResponse.builder()
                .withPrincipalId("workspace:" + workspace)
                .withPolicyDocument(IamPolicyResponse.PolicyDocument.builder()
                        .withVersion(IamPolicyResponse.VERSION_2012_10_17)
                        .withStatement(List.of(allowed
                                ? IamPolicyResponse.allowStatement(resource)
                                : IamPolicyResponse.denyStatement(resource)))
                        .build())
                .withContext(Map.of("workspace", workspace))
                .build();
    }
}
