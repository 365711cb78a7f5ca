package dev.workspacetokens.benchmarks.peers.hello;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The hello world that first sends an empty object to DynamoDB and KMS and reads their refusals: what Java and TLS
/// take of every function that asks both, before it does anything of its own.
public final class AskingHandler implements RequestStreamHandler {

    private static final byte[] ANSWER = "\"Hello, both\"".getBytes(StandardCharsets.UTF_8);
    private static final byte[] QUESTION = "{}".getBytes(StandardCharsets.UTF_8);

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        for (String service : List.of("AWS_ENDPOINT_URL_DYNAMODB", "AWS_ENDPOINT_URL_KMS")) {
            ask(URI.create(System.getenv(service)));
        }
        output.write(ANSWER);
    }

    private static void ask(URI service) throws IOException {
        var connection = (HttpURLConnection) service.toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.getOutputStream().write(QUESTION);
        if (connection.getResponseCode() < HttpURLConnection.HTTP_BAD_REQUEST) {
            throw new IOException(service + " did not refuse");
        }
        try (InputStream refusal = connection.getErrorStream()) {
            var _ = refusal.readAllBytes();
        }
    }
}
