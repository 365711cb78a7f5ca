package dev.workspacetokens.kms.sdk;

import static java.util.stream.Collectors.groupingBy;

import dev.workspacetokens.domain.seal.KeyHint;
import dev.workspacetokens.domain.seal.Row;
import dev.workspacetokens.domain.seal.Seal;
import dev.workspacetokens.domain.seal.SealCheck;
import dev.workspacetokens.kms.MacGenerator;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KmsInvalidMacException;

/// Has KMS verify the seals that it made itself ([KmsOwnSealer]): one call for each, none for a seal that hints at a
/// key that is not listed.
public final class KmsOwnSealCheck implements SealCheck {

    private final KmsClient kms;
    private final Map<KeyHint, List<String>> listed;

    /// @param listed the ARNs of the HMAC keys
    public KmsOwnSealCheck(KmsClient kms, Collection<String> listed) {
        this.kms = kms;
        this.listed = listed.stream().distinct().collect(groupingBy(KeyHint::of));
    }

    @Override
    public boolean isGenuine(Row row, Seal seal) {
        return listed.getOrDefault(seal.key(), List.of()).stream().anyMatch(arn -> isGenuine(arn, row, seal));
    }

    private boolean isGenuine(String arn, Row row, Seal seal) {
        try {
            return kms.verifyMac(r -> r.keyId(arn).macAlgorithm(OwnMacs.ALGORITHM).message(OwnMacs.message(row))
                    .mac(SdkBytes.fromByteArray(seal.mac()))
                    .overrideConfiguration(c -> c.apiCallTimeout(MacGenerator.CALL_TIMEOUT))).macValid();
        } catch (KmsInvalidMacException _) {
            return false;
        }
    }
}
