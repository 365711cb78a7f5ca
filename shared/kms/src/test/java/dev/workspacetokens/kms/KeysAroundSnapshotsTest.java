package dev.workspacetokens.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.workspacetokens.emulators.LocalKms;
import dev.workspacetokens.emulators.intercept.Requests;
import dev.workspacetokens.kms.sdk.SdkMacGenerator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GenerateMacRequest;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;

/// No snapshot holds a key that verifies anything; behind a restore the active one is there before the first request.
final class KeysAroundSnapshotsTest {

    private static final String LABEL = "workspace-tokens/credential/v1";

    private final LocalKms kms = LocalKms.inMemory();
    private final Requests requests = new Requests();
    private final InstantSource clock = InstantSource.fixed(Instant.parse("2040-01-01T00:00:00Z"));
    private final String active = key();
    private final String retired = key();

    private String key() {
        return kms.createKey(r -> r.keySpec(KeySpec.HMAC_256).keyUsage(KeyUsageType.GENERATE_VERIFY_MAC)).keyMetadata()
                .arn();
    }

    private KmsCredentialKeys checking() {
        return new KmsCredentialKeys(new SdkMacGenerator(requests.before(KmsClient.class, kms)),
                List.of(active, retired), clock);
    }

    private List<String> labels() {
        return requests.sent(GenerateMacRequest.class).stream().map(request -> request.message().asUtf8String())
                .toList();
    }

    @Test
    void primingDerivesNothingThatVerifies() {
        checking().prime();
        assertThat(labels()).hasSize(1).doesNotContain(LABEL);
    }

    @Test
    void recoveringDerivesTheActiveKeyAndTheFirstCheckAsksNobody() {
        KmsCredentialKeys keys = checking();
        var _ = keys.find(retired);
        keys.forget();
        requests.clear();
        keys.recover();
        assertThat(keys.find(active)).isPresent();
        assertThat(requests.sent(GenerateMacRequest.class)).extracting(GenerateMacRequest::keyId)
                .containsExactly(active);
        assertThat(labels()).containsExactly(LABEL);
    }

    @Test
    void answerForAnotherKeyIsAFaultAndNotKept() {
        MacGenerator confused = (_, message, call) -> new SdkMacGenerator(kms).generate(retired, message, call);
        var keys = new KmsCredentialKeys(confused, List.of(active, retired), clock);
        for (int i = 0; i < 2; i++) {
            assertThatIllegalStateException().isThrownBy(() -> keys.find(active));
        }
        assertThat(keys.find(retired)).isPresent();
    }

    @Test
    void keysForIssuingAreNeverKept() {
        kms.createAlias(r -> r.aliasName("alias/tokens").targetKeyId(active));
        var keys = new KmsIssuingKeys(new SdkMacGenerator(requests.before(KmsClient.class, kms)), "alias/tokens");
        for (int i = 0; i < 2; i++) {
            assertThat(keys.current().credential().id()).isEqualTo(active);
        }
        assertThat(labels()).hasSize(4);
    }
}
