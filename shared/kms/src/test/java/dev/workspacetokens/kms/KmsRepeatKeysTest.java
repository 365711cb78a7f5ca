package dev.workspacetokens.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.domain.token.RepeatKeys;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.kms.model.KmsException;

/// The keys of secrets that can be made again: of whatever HMAC key may be used at that moment, and no other.
final class KmsRepeatKeysTest {

    private final TagWorld world = new TagWorld();
    private final RepeatKeys keys = new KmsRepeatKeys(world, List.of(world.active, world.retired));

    private void fail(String code) {
        world.failures.put(world.active, KmsException.builder().statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).serviceName("Kms").build()).build());
    }

    @Test
    void eachUseHasALabelOfItsOwn() {
        assertThat(keys.of(world.active)).hasToString("RepeatKey[" + world.active + "]");
        assertThat(keys.find(world.retired)).hasValueSatisfying(
                former -> assertThat(former.tag().made(world.issued(world.retired))).isTrue());
        assertThat(world.asked).containsExactly(world.active + " workspace-tokens/repeat/v1",
                world.retired + " workspace-tokens/repeat/v1", world.retired + " " + TagWorld.TAG);
    }

    @Test
    void keyThatIsNotListedGivesNothingWithoutACall() {
        assertThat(keys.find(world.newKey())).isEmpty();
        assertThat(world.asked).isEmpty();
    }

    @Test
    void disabledKeyGivesNothing() {
        world.kms.disableKey(r -> r.keyId(world.active));
        assertThat(keys.find(world.active)).isEmpty();
        assertThatThrownBy(() -> keys.of(world.active)).isInstanceOf(KmsException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AccessDeniedException", "NotFoundException", "KMSInvalidStateException"})
    void keyThatMayNotBeUsedGivesNothing(String code) {
        fail(code);
        assertThat(keys.find(world.active)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ThrottlingException", "KMSInternalException"})
    void serviceThatDoesNotAnswerIsAFailure(String code) {
        fail(code);
        assertThatThrownBy(() -> keys.find(world.active)).isInstanceOf(KmsException.class);
    }
}
