package dev.workspacetokens.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.aws.operations.Metrics;
import dev.workspacetokens.aws.snapshot.SnapshotPart;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An [Operation] as a Lambda handler behind an HTTP API (payload format 2.0).
public abstract class HttpApiHandler
        implements
            Operation,
            SnapshotPart,
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final Metrics metrics;

    /// @param environment where the operation is counted, and primed for snapshots
    @SuppressWarnings("this-escape") // nobody primes before the function is there
    protected HttpApiHandler(Environment environment) {
        this.metrics = environment.metrics();
        environment.snapshots().add(this);
    }

    @Override
    public final APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        Request request = request(event);
        Answer answer = answerOrProblem(request);
        OperationMetrics.count(metrics, request.route(), answer);
        ChangeLog.note(request, answer);
        return response(answer);
    }

    /// Answers a request that finds nothing.
    @Override
    public final void prime() {
        var _ = response(answerOrProblem(request(primingEvent())));
    }

    /// A route that reads, for a handler that has several.
    protected String primingRoute() {
        return "GET /priming";
    }

    private APIGatewayV2HTTPEvent primingEvent() {
        var jwt = Authorizer.JWT.builder().withClaims(Map.of("sub", "priming")).build();
        return APIGatewayV2HTTPEvent.builder().withRouteKey(primingRoute())
                .withPathParameters(Map.of("workspace", "priming", "token", "priming"))
                .withRequestContext(RequestContext.builder()
                        .withAuthorizer(Authorizer.builder().withJwt(jwt).build()).build())
                .build();
    }

    private static APIGatewayV2HTTPResponse response(Answer answer) {
        return APIGatewayV2HTTPResponse.builder().withStatusCode(answer.status()).withHeaders(answer.headers())
                .withBody(answer.text()).build();
    }

    private static Request request(APIGatewayV2HTTPEvent event) {
        return new Request(Objects.requireNonNullElse(event.getRouteKey(), ""), orEmpty(event.getPathParameters()),
                orEmpty(event.getQueryStringParameters()), orEmpty(event.getHeaders()), claims(event), event.getBody(),
                event.getIsBase64Encoded());
    }

    /// The claims of the JWT that the gateway checked.
    private static Map<String, String> claims(APIGatewayV2HTTPEvent event) {
        Authorizer authorizer = event.getRequestContext() == null ? null : event.getRequestContext().getAuthorizer();
        return authorizer == null || authorizer.getJwt() == null ? Map.of() : orEmpty(authorizer.getJwt().getClaims());
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
        return Objects.requireNonNullElse(map, Map.of());
    }
}
