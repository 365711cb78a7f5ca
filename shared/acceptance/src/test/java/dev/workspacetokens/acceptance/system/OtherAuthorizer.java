package dev.workspacetokens.acceptance.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workspacetokens.emulators.wire.LoopbackAws;
import dev.workspacetokens.local.LocalRunner;
import dev.workspacetokens.local.lambda.FunctionException;
import dev.workspacetokens.local.lambda.Functions;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/// One more execution environment of the authorizer of REST APIs, beside the one behind the gateway and with nothing of
/// what that one remembers.
public final class OtherAuthorizer implements AutoCloseable {

    private final Running system;
    private final LoopbackAws aws = LoopbackAws.start();
    private final Functions functions;

    public OtherAuthorizer(Running system) {
        this.system = system;
        LocalRunner runner = system.runner();
        this.functions = new Functions(runner.template().functions(),
                function -> Functions.environment(function, aws, system.faults().dynamoDb(runner.dynamoDb()),
                        runner.kms(), system.clock(), new SecureRandom()),
                _ -> {});
    }

    /// What it says to `GET /apps/{app}` with the token that an answer shows: `Allow`, `Deny`, or the message of the
    /// exception with which it fails.
    public String decide(Reply issued, String app) throws Exception {
        String event = """
                {"httpMethod": "GET", "resource": "/apps/{app}", "path": "/apps/%1$s", "pathParameters": {"app": "%1$s"},
                 "methodArn": "arn:aws:execute-api:eu-central-1:000000000000:api/v1/GET/apps/%1$s",
                 "headers": {"Authorization": "Bearer %2$s"}, "multiValueHeaders": {"Authorization": ["Bearer %2$s"]},
                 "requestContext": {"path": "/v1/apps/%1$s", "stage": "v1", "identity": {"sourceIp": "192.0.2.1"}},
                 "stageVariables": null}"""
                .formatted(app, system.secretOf(issued));
        try {
            JsonNode answer = Reply.JSON
                    .readTree(functions.invoke("RestApiAuthorizer", event.getBytes(StandardCharsets.UTF_8)));
            return answer.at("/policyDocument/Statement/0/Effect").asText();
        } catch (FunctionException e) {
            return e.errorMessage();
        }
    }

    @Override
    public void close() {
        aws.close();
    }
}
