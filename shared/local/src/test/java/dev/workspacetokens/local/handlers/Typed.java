package dev.workspacetokens.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.workspacetokens.aws.Environment;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// A typed handler that says what it understood, and how often it was made.
public final class Typed implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private static final AtomicInteger MADE = new AtomicInteger();

    public Typed(Environment environment) {
        MADE.incrementAndGet();
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(200)
                .withHeaders(Map.of("X-Made", String.valueOf(MADE.get())))
                .withCookies(List.of("a=1", "b=2"))
                .withBody(event.getRouteKey() + " " + event.getHeaders().get("x-question") + " "
                        + (context.getRemainingTimeInMillis() > 0))
                .build();
    }
}
