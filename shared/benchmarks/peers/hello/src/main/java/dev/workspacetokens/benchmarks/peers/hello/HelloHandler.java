package dev.workspacetokens.benchmarks.peers.hello;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Answers with a constant. No Java function on Lambda starts or answers faster, so every figure is stated in
/// its terms.
public final class HelloHandler implements RequestStreamHandler {

    private static final byte[] ANSWER = "\"Hello, world\"".getBytes(StandardCharsets.UTF_8);

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        output.write(ANSWER);
    }
}
