package dev.workspacetokens.acceptance.stack;

import dev.workspacetokens.acceptance.system.Caller;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/// Signs each request for API Gateway with SigV4, by the SDK's signer. The path goes into the signature with its
/// percent escapes encoded once more, as the signer does for all services but S3.
///
/// @param region of the API
/// @param credentials asked for each request, because those of a role end
/// @param clock the time that a signature names
record SignedCaller(String region, AwsCredentialsProvider credentials, Clock clock) implements Caller {

    private static final String SERVICE = "execute-api";

    @Override
    public Map<String, List<String>> headers(String method, URI address, byte[] body) {
        var request = SdkHttpRequest.builder().method(SdkHttpMethod.fromValue(method)).uri(address).build();
        var signed = AwsV4HttpSigner.create().sign(sign -> sign.identity(credentials.resolveCredentials())
                .request(request).payload(ContentStreamProvider.fromByteArray(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region).putProperty(HttpSigner.SIGNING_CLOCK, clock));
        var headers = new HashMap<>(signed.request().headers());
        headers.remove("Host"); // Java's client writes it, with the same value.
        return headers;
    }
}
