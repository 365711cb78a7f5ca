package dev.workspacetokens.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.workspacetokens.lambda.Metrics;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An [Operation] behind an HTTP API (payload format 2.0). A Lambda handler hands it the events that it gets.
public final class HttpApiAdapter {

    private final Metrics metrics;
    private final Operation operation;

    /// @param metrics where the operation is counted
    public HttpApiAdapter(Metrics metrics, Operation operation) {
        this.metrics = metrics;
        this.operation = operation;
    }

    /// Answers a request. Never throws, unless the machine itself is broken.
    public APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event) {
        Request request = request(event);
        Answer answer = operation.answerOrProblem(request);
        OperationMetrics.count(metrics, request.route(), answer);
        ChangeLog.note(request, answer);
        return response(answer);
    }

    private static APIGatewayV2HTTPResponse response(Answer answer) {
        return APIGatewayV2HTTPResponse.builder().withStatusCode(answer.status()).withHeaders(answer.headers())
                .withBody(answer.text()).build();
    }

    private static Request request(APIGatewayV2HTTPEvent event) {
        return new Request(Objects.requireNonNullElse(event.getRouteKey(), ""), orEmpty(event.getPathParameters()),
                orEmpty(event.getQueryStringParameters()), orEmpty(event.getHeaders()), caller(event), source(event),
                event.getBody(),
                event.getIsBase64Encoded());
    }

    /// The claims of the JWT that the gateway checked, or the principal of the signature.
    private static Map<String, String> caller(APIGatewayV2HTTPEvent event) {
        Authorizer authorizer = event.getRequestContext() == null ? null : event.getRequestContext().getAuthorizer();
        if (authorizer == null) {
            return Map.of();
        }
        if (authorizer.getIam() != null) {
            return Map.of(Request.PRINCIPAL, Objects.requireNonNullElse(authorizer.getIam().getUserArn(), ""));
        }
        return authorizer.getJwt() == null ? Map.of() : orEmpty(authorizer.getJwt().getClaims());
    }

    private static String source(APIGatewayV2HTTPEvent event) {
        return event.getRequestContext() == null || event.getRequestContext().getHttp() == null
                ? ""
                : Objects.requireNonNullElse(event.getRequestContext().getHttp().getSourceIp(), "");
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
        return Objects.requireNonNullElse(map, Map.of());
    }
}
