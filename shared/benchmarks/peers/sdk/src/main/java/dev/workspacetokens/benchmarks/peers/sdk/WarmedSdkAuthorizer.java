package dev.workspacetokens.benchmarks.peers.sdk;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import software.amazon.awssdk.core.warmup.SdkWarmUp;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;

/// The same, after the SDK has warmed up both clients as it offers for SnapStart: in the function's initialization, so
/// that the snapshot holds what that loads.
public final class WarmedSdkAuthorizer implements RequestStreamHandler {

    private final SdkAuthorizer authorizer;

    public WarmedSdkAuthorizer() {
        SdkWarmUp.warmUp(DynamoDbClient.class, KmsClient.class);
        this.authorizer = new SdkAuthorizer();
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        authorizer.handleRequest(event, answer, context);
    }
}
