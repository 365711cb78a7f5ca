package dev.workspacetokens.kms;

import dev.workspacetokens.domain.mac.Subkey;
import dev.workspacetokens.domain.seal.SealKey;
import dev.workspacetokens.domain.token.CredentialKey;
import dev.workspacetokens.domain.token.RepeatKey;
import dev.workspacetokens.domain.token.TagKey;
import java.nio.charset.StandardCharsets;

/// Derives subkeys from HMAC keys that never leave KMS: one `GenerateMac` of a fixed label for each use.
///
/// @param kms that holds the keys
record Derivation(MacGenerator kms) {

    private static final byte[] CREDENTIAL = label("workspace-tokens/credential/v1");
    private static final byte[] TAG = label("workspace-tokens/tag/v1");
    private static final byte[] REPEAT = label("workspace-tokens/repeat/v1");
    private static final byte[] SEAL = label("workspace-tokens/seal/v1");
    /// What is derived with it verifies nothing.
    private static final byte[] PRIMING = label("workspace-tokens/priming");

    private static byte[] label(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// The credential key of the HMAC key that an alias leads to at this moment.
    CredentialKey credentialByAlias(String alias) {
        return new CredentialKey(kms.generate(alias, CREDENTIAL, MacGenerator.CALL_TIMEOUT));
    }

    CredentialKey credential(String arn) {
        return new CredentialKey(of(arn, CREDENTIAL));
    }

    TagKey tag(String arn) {
        return new TagKey(of(arn, TAG));
    }

    RepeatKey repeat(String arn) {
        return new RepeatKey(of(arn, REPEAT));
    }

    SealKey seal(String arn) {
        return new SealKey(of(arn, SEAL));
    }

    /// The key for seals of the HMAC key that an alias leads to at this moment.
    SealKey sealByAlias(String alias) {
        return new SealKey(kms.generate(alias, SEAL, MacGenerator.CALL_TIMEOUT));
    }

    /// A tag key that made nobody's tag.
    TagKey primingTag(String arn) {
        return new TagKey(of(arn, PRIMING));
    }

    /// Asks KMS once, for nothing that is kept or verifies anything.
    void prime(String arnOrAlias) {
        var _ = kms.generate(arnOrAlias, PRIMING, MacGenerator.CALL_TIMEOUT);
    }

    /// @throws IllegalStateException when KMS answers for another key: nothing of it is kept
    private Subkey of(String arn, byte[] label) {
        Subkey subkey = kms.generate(arn, label, MacGenerator.CALL_TIMEOUT);
        if (!subkey.id().equals(arn)) {
            throw new IllegalStateException("KMS answered for another key than " + arn);
        }
        return subkey;
    }
}
