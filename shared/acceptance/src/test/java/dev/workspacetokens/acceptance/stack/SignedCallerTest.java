package dev.workspacetokens.acceptance.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/// A signature is what [AWS
/// describes](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html), as this test
/// computes it by itself.
class SignedCallerTest {

    private static final String KEY = "AKIDEXAMPLE";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final String HOST = "a1b2c3.execute-api.eu-west-1.amazonaws.com";
    private static final String DAY = "20261126";
    private static final String SCOPE = DAY + "/eu-west-1/execute-api/aws4_request";
    private static final Instant NOW = Instant.parse("2026-11-26T10:20:30Z");

    @ParameterizedTest
    @CsvSource(delimiter = ' ', nullValues = "-", value = {
            "GET /directory/workspaces - /directory/workspaces",
            "PUT /directory/workspaces/acme/members/auth0%7Cabc {} /directory/workspaces/acme/members/auth0%257Cabc",
            "PUT /directory/workspaces/acme/members/a%2Fb {} /directory/workspaces/acme/members/a%252Fb"})
    void pathIsSignedWithItsEscapesEncodedOnceMore(String method, String path, String body, String canonical)
            throws Exception {
        byte[] bytes = Objects.requireNonNullElse(body, "").getBytes(StandardCharsets.UTF_8);
        var headers = headers(AwsBasicCredentials.create(KEY, SECRET), method, path, bytes);
        assertThat(headers.get("Authorization")).containsExactly(expected(method, canonical, "", bytes, headers));
    }

    @Test
    void queryIsSignedApartFromThePath() throws Exception {
        var headers = headers(AwsBasicCredentials.create(KEY, SECRET), "DELETE",
                "/directory/workspaces/acme?revoke_tokens=true", new byte[0]);
        assertThat(headers.get("Authorization")).containsExactly(
                expected("DELETE", "/directory/workspaces/acme", "revoke_tokens=true", new byte[0], headers));
    }

    @Test
    void credentialsOfARoleAreSentWithTheirToken() throws Exception {
        var headers = headers(AwsSessionCredentials.create(KEY, SECRET, "session"), "GET", "/directory/workspaces",
                new byte[0]);
        assertThat(headers.get("X-Amz-Security-Token")).containsExactly("session");
        assertThat(headers.get("Authorization"))
                .containsExactly(expected("GET", "/directory/workspaces", "", new byte[0], headers));
    }

    private static Map<String, List<String>> headers(AwsCredentials credentials, String method, String path,
            byte[] body) {
        var caller = new SignedCaller("eu-west-1", StaticCredentialsProvider.create(credentials),
                Clock.fixed(NOW, ZoneOffset.UTC));
        return caller.headers(method, URI.create("https://" + HOST + path), body);
    }

    /// The header as AWS's description has it, over the host and every other header that is sent.
    private static String expected(String method, String path, String query, byte[] body,
            Map<String, List<String>> headers) throws Exception {
        var signed = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> signed.put(name, values.getFirst()));
        signed.remove("Authorization");
        signed.put("host", HOST);
        assertThat(signed).containsEntry("X-Amz-Date", DAY + "T102030Z");
        var canonical = new StringBuilder(method + "\n" + path + "\n" + query + "\n");
        signed.forEach((name, value) -> canonical.append(lower(name)).append(':').append(value).append('\n'));
        String names = String.join(";", signed.keySet().stream().map(SignedCallerTest::lower).toList());
        canonical.append('\n').append(names).append('\n').append(hash(body));
        String statement = "AWS4-HMAC-SHA256\n" + DAY + "T102030Z\n" + SCOPE + "\n"
                + hash(canonical.toString().getBytes(StandardCharsets.UTF_8));
        byte[] key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
        for (String part : SCOPE.split("/", -1)) {
            key = mac(key, part);
        }
        return "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s".formatted(KEY, SCOPE, names,
                HexFormat.of().formatHex(mac(key, statement)));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String hash(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static byte[] mac(byte[] key, String text) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }
}
