package dev.workspacetokens.lean;

import com.google.gson.stream.JsonReader;
import dev.workspacetokens.domain.mac.Subkey;
import dev.workspacetokens.kms.MacGenerator;
import dev.workspacetokens.lambda.json.StrictJson;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;

/// KMS without the SDK.
///
/// @param service that answers
record LeanMacGenerator(JsonService service) implements MacGenerator {

    /// KMS' name in endpoints and signatures.
    static final String SERVICE = "kms";
    private static final int MAC_BYTES = 32;
    private static final Duration ATTEMPT = Duration.ofMillis(400);

    LeanMacGenerator(String region, Post post, JsonService.Caller caller) {
        this(new JsonService(new SignatureV4(region, SERVICE), "TrentService.", "application/x-amz-json-1.1", post,
                caller));
    }

    @Override
    public Subkey generate(String keyId, byte[] message, Duration call) {
        return service.call("GenerateMac", json -> {
            json.name("KeyId").value(keyId);
            json.name("Message").value(Base64.getEncoder().encodeToString(message));
            json.name("MacAlgorithm").value("HMAC_SHA_256");
        }, LeanMacGenerator::key, call, ATTEMPT);
    }

    private static Subkey key(JsonReader json) throws IOException {
        var texts = new HashMap<String, String>();
        StrictJson.object(json, name -> {
            switch (name) {
                case "KeyId", "Mac" -> texts.put(name, StrictJson.text(json));
                default -> json.skipValue();
            }
        });
        String keyId = texts.get("KeyId");
        String mac = texts.get("Mac");
        if (keyId == null || mac == null) {
            throw new IOException("the answer has no MAC");
        }
        return new Subkey(keyId, bytes(mac));
    }

    private static byte[] bytes(String mac) throws IOException {
        try {
            byte[] bytes = Base64.getDecoder().decode(mac);
            if (bytes.length == MAC_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException _) {
            // Told below, and not as the cause: it may quote the key.
        }
        throw new IOException("the answer's MAC is none of " + MAC_BYTES + " bytes");
    }
}
