package dev.workspacetokens.emulators.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/// A signature that the SDK makes fits the request that it was made of, and no other.
final class SignatureTest {

    private static final String SECRET = "secret/key+of=it";
    private static final byte[] BODY = "{\"TableName\":\"t\"}".getBytes(UTF_8);

    private static Headers signed() {
        var request = SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(URI.create("http://localhost:4566/"))
                .putHeader("Content-Type", "application/x-amz-json-1.0")
                .putHeader("X-Amz-Target", "DynamoDB_20120810.GetItem").build();
        var signed = AwsV4HttpSigner.create().sign(r -> r
                .identity(AwsSessionCredentialsIdentity.create("AKIDEXAMPLE", SECRET, "session")).request(request)
                .payload(ContentStreamProvider.fromByteArray(BODY))
                .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "dynamodb"));
        var headers = new Headers();
        signed.request().headers().forEach((name, values) -> headers.put(name, List.copyOf(values)));
        return headers;
    }

    private static boolean fits(String secret, Headers headers, byte[] body) {
        return Objects.requireNonNull(Signature.of(headers)).fits(secret, "eu-west-1/dynamodb", headers, body);
    }

    @Test
    void fitsItsRequest() {
        assertThat(fits(SECRET, signed(), BODY)).isTrue();
        assertThat(Objects.requireNonNull(Signature.of(signed())).keyId()).isEqualTo("AKIDEXAMPLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu-west-1/kms", "eu-west-2/dynamodb"})
    void fitsNoOtherPlace(String place) {
        assertThat(Objects.requireNonNull(Signature.of(signed())).fits(SECRET, place, signed(), BODY)).isFalse();
    }

    @Test
    void fitsNoOtherKeyAndNoOtherBody() {
        assertThat(fits("another", signed(), BODY)).isFalse();
        assertThat(fits(SECRET, signed(), "{}".getBytes(UTF_8))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "X-Amz-Target", "X-Amz-Date", "X-Amz-Security-Token", "Content-Type"})
    void fitsNoOtherHeader(String header) {
        Headers other = signed();
        other.set(header, "another");
        assertThat(fits(SECRET, other, BODY)).isFalse();
        other.remove(header);
        assertThat(fits(SECRET, other, BODY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "x-amz-target", "x-amz-date", "x-amz-security-token"})
    void leavesNothingThatMattersUnsigned(String header) {
        Headers headers = signed();
        headers.set("Authorization", String.valueOf(headers.getFirst("Authorization"))
                .replaceFirst("SignedHeaders=(.*;)?" + header + ";?", "SignedHeaders=$1"));
        var signature = Signature.of(headers);
        assertThat(signature == null || signature.fits(SECRET, "eu-west-1/dynamodb", headers, BODY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer x", "AWS4-HMAC-SHA256 Credential=a/b/c"})
    void isNoneWhereThereIsNone(String authorization) {
        var headers = new Headers();
        headers.set("Authorization", authorization);
        assertThat(Signature.of(headers)).isNull();
    }
}
