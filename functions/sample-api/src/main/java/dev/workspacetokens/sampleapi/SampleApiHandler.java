package dev.workspacetokens.sampleapi;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.http.RestApiAdapter;

/// The sample API: one function for all its routes, each done by a class of its own.
public final class SampleApiHandler
        implements
            RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

    private final RestApiAdapter adapter;

    public SampleApiHandler() {
        this(Environment.lambda());
    }

    public SampleApiHandler(Environment environment) {
        this.adapter = new RestApiAdapter(environment.metrics(),
                new TellingExpiry(new SampleWiring(environment).routes()));
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        return adapter.handle(event);
    }
}
