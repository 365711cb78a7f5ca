package dev.workspacetokens.authorizer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.workspacetokens.authorizer.Authorizer.Verdict;
import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.lambda.AccessPolicyFile;
import dev.workspacetokens.lambda.ExecutionEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// The authorizer of an HTTP API (payload format 2.0, answering with an IAM policy).
///
/// HTTP APIs answer every Deny with a 403, also one about the credential itself; only a missing `Authorization` header
/// is a 401 there, which the gateway gives without asking. Any exception is the gateway's 500.
public final class HttpApiAuthorizer implements RequestStreamHandler {

    private static final String PRIMING_EVENT = """
            {"routeKey": "GET /apps/{app}", "routeArn": "arn:priming", "pathParameters": {"app": "priming"},
             "headers": {"authorization": "Bearer %s"}, "rawPath": "/apps/priming",
             "requestContext": {"http": {"method": "GET", "path": "/apps/priming", "sourceIp": "127.0.0.1"}}}""";

    private final Authorizer authorizer;

    public HttpApiAuthorizer() {
        this(ExecutionEnvironment.lambda());
    }

    public HttpApiAuthorizer(ExecutionEnvironment environment) {
        this(environment, Services.lean(environment));
    }

    /// @param services asked in place of the lean clients
    public HttpApiAuthorizer(ExecutionEnvironment environment, Services services) {
        this(environment, services, AccessPolicyFile.deployed());
    }

    /// @param services asked in place of the lean clients
    /// @param policy that decides in place of the deployed one
    public HttpApiAuthorizer(ExecutionEnvironment environment, Services services, AccessPolicy policy) {
        this.authorizer = new Authorizer(environment, services, policy, EventReader::http, PRIMING_EVENT);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Verdict verdict = authorizer.decide(input);
        PolicyWriter.write(verdict.decision(), verdict.resource(), output);
    }
}
