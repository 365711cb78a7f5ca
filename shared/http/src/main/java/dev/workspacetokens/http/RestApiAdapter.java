package dev.workspacetokens.http;

import static java.util.stream.Collectors.toMap;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.workspacetokens.domain.AsciiCase;
import dev.workspacetokens.lambda.Metrics;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An [Operation] behind a REST API (proxy integration). A Lambda handler hands it the events that it gets. The caller
/// is what the Lambda authorizer's context says.
public final class RestApiAdapter {

    private final Metrics metrics;
    private final Operation operation;

    /// @param metrics where the operation is counted
    public RestApiAdapter(Metrics metrics, Operation operation) {
        this.metrics = metrics;
        this.operation = operation;
    }

    /// Answers a request. Never throws, unless the machine itself is broken.
    public APIGatewayProxyResponseEvent handle(APIGatewayProxyRequestEvent event) {
        Request request = request(event);
        Answer answer = operation.answerOrProblem(request);
        OperationMetrics.count(metrics, request.route(), answer);
        return response(answer);
    }

    private static APIGatewayProxyResponseEvent response(Answer answer) {
        return new APIGatewayProxyResponseEvent().withStatusCode(answer.status()).withHeaders(answer.headers())
                .withBody(answer.text());
    }

    private static Request request(APIGatewayProxyRequestEvent event) {
        Map<String, String> headers = orEmpty(event.getHeaders()).entrySet().stream()
                .collect(toMap(e -> AsciiCase.lower(e.getKey()), Map.Entry::getValue, (_, last) -> last));
        return new Request(event.getHttpMethod() + " " + event.getResource(), orEmpty(event.getPathParameters()),
                orEmpty(event.getQueryStringParameters()), headers, context(event), source(event), event.getBody(),
                Boolean.TRUE.equals(event.getIsBase64Encoded()));
    }

    private static Map<String, String> context(APIGatewayProxyRequestEvent event) {
        Map<String, Object> authorizer = event.getRequestContext() == null
                ? null
                : event.getRequestContext().getAuthorizer();
        return authorizer == null
                ? Map.of()
                : authorizer.entrySet().stream().filter(e -> e.getValue() instanceof String)
                        .collect(toMap(Map.Entry::getKey, e -> (String) e.getValue()));
    }

    private static String source(APIGatewayProxyRequestEvent event) {
        return event.getRequestContext() == null || event.getRequestContext().getIdentity() == null
                ? ""
                : Objects.requireNonNullElse(event.getRequestContext().getIdentity().getSourceIp(), "");
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
        return Objects.requireNonNullElse(map, Map.of());
    }
}
