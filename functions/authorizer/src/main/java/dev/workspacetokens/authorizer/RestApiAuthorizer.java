package dev.workspacetokens.authorizer;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.workspacetokens.authorizer.Authorizer.Verdict;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.domain.decision.Decision.Denied;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;

/// The `REQUEST` authorizer of a REST API.
///
/// A credential that is not alive ends in an exception whose message is exactly `Unauthorized`, which the gateway turns
/// into its 401; a live one that may not do this gets a Deny, and with it a 403. Any other exception is the
/// gateway's 500.
public final class RestApiAuthorizer implements RequestStreamHandler {

    private static final String PRIMING_EVENT = """
            {"httpMethod": "GET", "resource": "/apps/{app}", "methodArn": "arn:priming", "pathParameters": {"app": "priming"},
             "headers": {"Authorization": "%1$s"}, "multiValueHeaders": {"Authorization": ["Bearer %1$s"]},
             "requestContext": {"identity": {"sourceIp": "127.0.0.1"}}, "stageVariables": null}""";

    private final Authorizer authorizer;

    public RestApiAuthorizer() {
        this(Environment.lean(), Services::lean);
    }

    public RestApiAuthorizer(Environment environment) {
        this(environment, Services::of);
    }

    /// The authorizer as it is on Lambda, of any environment: it asks by clients of its own, where the variables say.
    public static RestApiAuthorizer lean(Environment environment) {
        return new RestApiAuthorizer(environment, Services::lean);
    }

    private RestApiAuthorizer(Environment environment, Function<Environment, Services> services) {
        this.authorizer = new Authorizer(environment, services.apply(environment), EventReader::rest, PRIMING_EVENT);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Verdict verdict = authorizer.decide(input);
        if (verdict.decision() instanceof Denied(var reason, _, _) && !reason.authenticated()) {
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
