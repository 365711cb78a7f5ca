package dev.workspacetokens.directory;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.http.HttpApiAdapter;

/// The directory API: the SaaS' own backend says who owns what.
///
/// Checks nothing of the caller: the gateway lets only callers in whom IAM allows it.
public final class DirectoryHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final HttpApiAdapter adapter;

    public DirectoryHandler() {
        this(Environment.lambda());
    }

    public DirectoryHandler(Environment environment) {
        this.adapter = new HttpApiAdapter(environment.metrics(), new DirectoryWiring(environment).routes());
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return adapter.handle(event);
    }
}
