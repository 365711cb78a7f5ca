package dev.workspacetokens.benchmarks.peers.sdk;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.workspacetokens.authorizer.RestApiAuthorizer;
import dev.workspacetokens.authorizer.Services;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.dynamodb.SdkAuthorizerTable;
import dev.workspacetokens.kms.sdk.SdkMacGenerator;
import dev.workspacetokens.lambda.Variables;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// The authorizer with the SDK's clients in place of its own. Everything else is the same: the decision, the limits on
/// calls, the priming before a snapshot.
public final class SdkAuthorizer implements RequestStreamHandler {

    private final RestApiAuthorizer authorizer;

    public SdkAuthorizer() {
        var environment = Environment.lambda();
        var table = new Variables(environment.variables()).required("TABLE_NAME");
        this.authorizer = new RestApiAuthorizer(environment.execution(), new Services(
                new SdkAuthorizerTable(environment.dynamoDb().get(), table),
                new SdkMacGenerator(environment.kms().get())));
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        authorizer.handleRequest(event, answer, context);
    }
}
