package dev.workspacetokens.lean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.testing.Generated;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;

/// Signatures are the SDK's, for whatever is signed.
@Tag("generated")
final class SignatureV4Test {

    private static final int GENERATED = Generated.times(500);
    private static final List<String> REGIONS = List.of("eu-west-1", "cn-north-1", "us-gov-west-1");
    private static final List<String> SERVICES = List.of("dynamodb", "kms");

    @Test
    void isTheSdks() throws NoSuchAlgorithmException {
        var random = Generated.random("isTheSdks");
        // One signer over many days and callers: what it keeps must never be another one's.
        var signers = REGIONS.stream()
                .flatMap(region -> SERVICES.stream().map(service -> new Named(region, service))).toList();
        for (int i = 0; i < GENERATED; i++) {
            Named named = signers.get(random.nextInt(signers.size()));
            var now = Instant.ofEpochSecond(random.nextLong(Instant.parse("2100-01-01T00:00:00Z").getEpochSecond()));
            var body = new byte[random.nextInt(300)];
            random.nextBytes(body);
            AwsCredentials credentials = credentials(random);
            String host = named.service + "." + named.region + ".example.com" + (random.nextBoolean() ? ":8443" : "");
            var headers = new TreeMap<String, String>();
            headers.put("host", host);
            headers.put("content-type", "application/x-amz-json-1.0");
            headers.put("x-amz-target", "Target." + random.nextInt());
            // The SDK's signer adds it, though only S3 asks for it.
            headers.put("x-amz-content-sha256", sha256(body));

            var signed = named.signature.sign(headers, body,
                    new ProvidedCredentials(StaticCredentialsProvider.create(credentials)).get(), now);

            var request = SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(URI.create("https://" + host + "/"))
                    .putHeader("content-type", headers.get("content-type"))
                    .putHeader("x-amz-target", headers.get("x-amz-target")).build();
            var expected = AwsV4HttpSigner.create()
                    .sign(SignRequest.builder(credentials).request(request)
                            .payload(() -> new java.io.ByteArrayInputStream(body))
                            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, named.service)
                            .putProperty(AwsV4HttpSigner.REGION_NAME, named.region)
                            .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(now, ZoneOffset.UTC)).build())
                    .request();
            for (String header : List.of("Authorization", "X-Amz-Date")) {
                assertThat(signed.get(header.toLowerCase(java.util.Locale.ROOT))).as(header)
                        .isEqualTo(expected.firstMatchingHeader(header).orElseThrow());
            }
            assertThat(signed.getOrDefault("x-amz-security-token", ""))
                    .isEqualTo(expected.firstMatchingHeader("X-Amz-Security-Token").orElse(""));
        }
    }

    private static String sha256(byte[] body) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    }

    private static AwsCredentials credentials(Random random) {
        String id = "AKID" + random.nextInt(3);
        String secret = "secret/" + random.nextInt(3);
        return random.nextBoolean()
                ? AwsBasicCredentials.create(id, secret)
                : AwsSessionCredentials.create(id, secret, "session+/=" + random.nextInt());
    }

    private record Named(String region, String service, SignatureV4 signature) {
        Named(String region, String service) {
            this(region, service, new SignatureV4(region, service));
        }
    }
}
