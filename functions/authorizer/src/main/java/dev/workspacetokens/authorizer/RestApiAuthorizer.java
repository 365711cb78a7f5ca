package dev.workspacetokens.authorizer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.workspacetokens.authorizer.Authorizer.Verdict;
import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.domain.decision.Decision.Reason;
import dev.workspacetokens.lambda.AccessPolicyFile;
import dev.workspacetokens.lambda.ExecutionEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// The `REQUEST` authorizer of a REST API.
///
/// A credential that is not alive ends in an exception whose message is exactly `Unauthorized`, which the gateway turns
/// into its 401; a live one that may not do this gets a Deny, and with it a 403. Any other exception is the
/// gateway's 500.
public final class RestApiAuthorizer implements RequestStreamHandler {

    private static final String PRIMING_EVENT = """
            {"httpMethod": "GET", "resource": "/apps/{app}", "methodArn": "arn:priming", "pathParameters": {"app": "priming"},
             "headers": {"Authorization": "%1$s"}, "multiValueHeaders": {"Authorization": ["Bearer %1$s"]},
             "path": "/apps/priming", "requestContext": {"path": "/v1/apps/priming", "stage": "v1", "identity": {"sourceIp": "127.0.0.1"}},
             "stageVariables": null}""";

    private final Authorizer authorizer;

    public RestApiAuthorizer() {
        this(ExecutionEnvironment.lambda());
    }

    public RestApiAuthorizer(ExecutionEnvironment environment) {
        this(environment, Services.lean(environment));
    }

    /// @param services asked in place of the lean clients
    public RestApiAuthorizer(ExecutionEnvironment environment, Services services) {
        this(environment, services, AccessPolicyFile.deployed());
    }

    /// @param services asked in place of the lean clients
    /// @param policy that decides in place of the deployed one
    public RestApiAuthorizer(ExecutionEnvironment environment, Services services, AccessPolicy policy) {
        this.authorizer = new Authorizer(environment, services, policy, EventReader::rest, PRIMING_EVENT);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Verdict verdict = authorizer.decide(input);
        Reason reason = verdict.decision().reason();
        if (reason != null && !reason.authenticated()) {
            throw new Unauthorized();
        }
        PolicyWriter.write(verdict.decision(), verdict.resource(), output);
    }

    /// What the gateway knows as a 401, by its message. It says nothing else, so it carries no stack trace into
    /// the logs.
    private static final class Unauthorized extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unauthorized() {
            super("Unauthorized", null, false, false);
        }
    }
}
