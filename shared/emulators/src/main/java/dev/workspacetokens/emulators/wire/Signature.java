package dev.workspacetokens.emulators.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The [signature](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html) of a
/// `POST` of `/`, as a service checks it: written apart from the client that makes them, so that each holds the other.
/// It knows no time: an old signature is as good as a new one.
///
/// @param keyId of the access key that it says it was made with
/// @param scope day, region and service
/// @param names of the signed headers, separated by semicolons
/// @param signature in hexadecimal digits
record Signature(String keyId, String scope, String names, String signature) {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final Pattern AUTHORIZATION = Pattern.compile(ALGORITHM
            + " Credential=([^/]+)/(\\d{8}/[^/]+/[^/]+/aws4_request), SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})");
    /// Without these a request could be sent to another service, or have another meaning there.
    private static final List<String> REQUIRED = List.of("host", "x-amz-date", "x-amz-target", "x-amz-security-token");

    /// The signature of a request, null if it has none.
    static @Nullable Signature of(Headers headers) {
        Matcher parts = AUTHORIZATION.matcher(String.valueOf(headers.getFirst("Authorization")));
        return parts.matches()
                ? new Signature(parts.group(1), parts.group(2), parts.group(3), parts.group(4))
                : null;
    }

    /// Says whether it was made with this access key for this service, of a request with these headers and this body.
    ///
    /// @param place region and service
    boolean fits(String secret, String place, Headers headers, byte[] body) {
        List<String> signed = List.of(names.split(";", -1));
        String date = String.valueOf(headers.getFirst("X-Amz-Date"));
        if (!scope.equals(date.replaceFirst("T.*", "") + "/" + place + "/aws4_request")) {
            return false;
        }
        if (!signed.containsAll(REQUIRED) || !signed.stream().allMatch(headers::containsKey)) {
            return false;
        }
        String request = "POST\n/\n\n" + signed.stream()
                .map(name -> name + ":" + String.join(",", headers.get(name)) + "\n").collect(Collectors.joining())
                + "\n" + names + "\n" + hash(body);
        String statement = String.join("\n", ALGORITHM, date, scope, hash(request.getBytes(UTF_8)));
        byte[] key = ("AWS4" + secret).getBytes(UTF_8);
        for (String part : scope.split("/", -1)) {
            key = mac(key, part);
        }
        return MessageDigest.isEqual(mac(key, statement), HexFormat.of().parseHex(signature));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
