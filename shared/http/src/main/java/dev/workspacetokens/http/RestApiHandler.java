package dev.workspacetokens.http;

import static java.util.stream.Collectors.toMap;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.aws.operations.Metrics;
import dev.workspacetokens.aws.snapshot.SnapshotPart;
import dev.workspacetokens.domain.AsciiCase;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An [Operation] as a Lambda handler behind a REST API (proxy integration). The caller is what the Lambda authorizer's
/// context says.
public abstract class RestApiHandler
        implements
            Operation,
            SnapshotPart,
            RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

    private final Metrics metrics;

    /// @param environment where the operation is counted, and primed for snapshots
    @SuppressWarnings("this-escape") // nobody primes before the function is there
    protected RestApiHandler(Environment environment) {
        this.metrics = environment.metrics();
        environment.snapshots().add(this);
    }

    @Override
    public final APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        Request request = request(event);
        Answer answer = answerOrProblem(request);
        OperationMetrics.count(metrics, request.route(), answer);
        return response(answer);
    }

    /// Answers a request that finds nothing.
    @Override
    public final void prime() {
        var _ = response(answerOrProblem(request(primingEvent())));
    }

    /// A request that reads and finds nothing.
    protected abstract APIGatewayProxyRequestEvent primingEvent();

    private static APIGatewayProxyResponseEvent response(Answer answer) {
        return new APIGatewayProxyResponseEvent().withStatusCode(answer.status()).withHeaders(answer.headers())
                .withBody(answer.text());
    }

    private static Request request(APIGatewayProxyRequestEvent event) {
        Map<String, String> headers = orEmpty(event.getHeaders()).entrySet().stream()
                .collect(toMap(e -> AsciiCase.lower(e.getKey()), Map.Entry::getValue, (_, last) -> last));
        return new Request(event.getHttpMethod() + " " + event.getResource(), orEmpty(event.getPathParameters()),
                orEmpty(event.getQueryStringParameters()), headers, context(event), event.getBody(),
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

    private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
        return Objects.requireNonNullElse(map, Map.of());
    }
}
