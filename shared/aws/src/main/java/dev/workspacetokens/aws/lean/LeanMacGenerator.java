package dev.workspacetokens.aws.lean;

import com.fasterxml.jackson.core.JsonParser;
import dev.workspacetokens.aws.kms.MacGenerator;
import dev.workspacetokens.aws.retry.Limits;
import dev.workspacetokens.domain.token.CredentialKey;
import java.io.IOException;
import java.time.Duration;

/// KMS without the SDK.
///
/// @param service that answers
record LeanMacGenerator(JsonService service) implements MacGenerator {

    /// KMS' name in endpoints and signatures.
    static final String SERVICE = "kms";

    LeanMacGenerator(String region, Post post, JsonService.Caller caller) {
        this(new JsonService(new SignatureV4(region, SERVICE), "TrentService.", "application/x-amz-json-1.1", post,
                caller));
    }

    @Override
    public CredentialKey generate(String keyId, byte[] message, Duration call) {
        return service.call("GenerateMac", json -> {
            json.writeStringField("KeyId", keyId);
            json.writeBinaryField("Message", message);
            json.writeStringField("MacAlgorithm", "HMAC_SHA_256");
        }, LeanMacGenerator::key, call, Limits.ATTEMPT);
    }

    private static CredentialKey key(JsonParser json) throws IOException {
        String keyId = null;
        byte[] mac = null;
        for (String name; (name = json.nextFieldName()) != null;) {
            json.nextToken();
            switch (name) {
                case "KeyId" -> keyId = JsonService.text(json);
                case "Mac" -> mac = json.getBinaryValue();
                default -> json.skipChildren();
            }
        }
        if (keyId == null || mac == null) {
            throw new IOException("the answer has no MAC");
        }
        return new CredentialKey(keyId, mac);
    }
}
