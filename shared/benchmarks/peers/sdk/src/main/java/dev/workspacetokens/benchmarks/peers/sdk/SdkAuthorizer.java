package dev.workspacetokens.benchmarks.peers.sdk;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.workspacetokens.authorizer.RestApiAuthorizer;
import dev.workspacetokens.aws.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// The authorizer with the SDK's clients in place of its own. Everything else is the same: the decision, the limits on
/// calls, the priming before a snapshot.
public final class SdkAuthorizer implements RequestStreamHandler {

    private final RestApiAuthorizer authorizer = new RestApiAuthorizer(Environment.lambda());

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        authorizer.handleRequest(event, answer, context);
    }
}
