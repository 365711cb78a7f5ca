package dev.workspacetokens.emulators.iam;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.kms.model.GenerateMacRequest;
import software.amazon.awssdk.services.kms.model.VerifyMacRequest;

/// What KMS asks IAM. A policy names a key, so however a request names it, the call is about the key's own ARN.
///
/// @param keyArn the ARN of the key that an id, an ARN, an alias or an alias' ARN leads to now
public record KmsCalls(UnaryOperator<String> keyArn) implements Calls {

    @Override
    public List<AwsCall> of(SdkRequest request) {
        return switch (request) {
            case GenerateMacRequest mac ->
                List.of(new AwsCall("kms:GenerateMac", keyArn.apply(mac.keyId()), Map.of()));
            case VerifyMacRequest mac ->
                List.of(new AwsCall("kms:VerifyMac", keyArn.apply(mac.keyId()), Map.of()));
            default -> throw new UnknownRequestException("unknown request " + request.getClass().getSimpleName());
        };
    }
}
