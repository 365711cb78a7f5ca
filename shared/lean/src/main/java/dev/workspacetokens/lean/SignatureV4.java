package dev.workspacetokens.lean;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs a `POST` of `/` by [Signature Version
/// 4](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html): every header and the
/// whole body. Keeps nothing of a caller.
///
/// @param region in which the service is asked
/// @param service as signatures name it
record SignatureV4(String region, String service) {

    private static final HexFormat HEX = HexFormat.of();
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String END = "aws4_request";

    /// The headers to send: those given, the time, the session's token and the signature.
    ///
    /// @param headers with small names, the host among them
    SortedMap<String, String> sign(SortedMap<String, String> headers, byte[] body, Credentials credentials,
            Instant now) {
        String time = time(now);
        var signed = new TreeMap<>(headers);
        signed.put("x-amz-date", time);
        String session = credentials.session();
        if (session != null) {
            signed.put("x-amz-security-token", session);
        }
        var canonical = new StringBuilder("POST\n/\n\n");
        signed.forEach((name, value) -> canonical.append(name).append(':').append(value).append('\n'));
        String names = String.join(";", signed.keySet());
        canonical.append('\n').append(names).append('\n').append(hash(body));
        String day = time.substring(0, time.indexOf('T'));
        String scope = day + "/" + region + "/" + service + "/" + END;
        String statement = ALGORITHM + "\n" + time + "\n" + scope + "\n" + hash(bytes(canonical.toString()));
        signed.put("authorization", ALGORITHM + " Credential=" + credentials.id() + "/" + scope
                + ", SignedHeaders=" + names + ", Signature="
                + HEX.formatHex(mac(key(credentials.secret(), day), statement)));
        return signed;
    }

    private byte[] key(String secret, String day) {
        return mac(mac(mac(mac(bytes("AWS4" + secret), day), region), service), END);
    }

    /// As `20261124T114420Z`.
    private static String time(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS).toString().replace("-", "").replace(":", "");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(byte[] bytes) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
