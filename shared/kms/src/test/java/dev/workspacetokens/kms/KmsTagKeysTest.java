package dev.workspacetokens.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.domain.token.TokenSecret;
import dev.workspacetokens.emulators.ServiceErrors;
import dev.workspacetokens.lambda.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.kms.model.KeyUnavailableException;
import software.amazon.awssdk.services.kms.model.KmsInternalException;

/// Which tokens were issued here, what it costs to know, and what happens when KMS does not tell.
final class KmsTagKeysTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TagWorld world = new TagWorld();
    private final TokenSecret current = world.issued(world.active);
    private final TokenSecret old = world.issued(world.retired);
    private final TokenSecret forged = world.forged();
    private final KmsTagKeys keys = world.keys(world.active, world.retired);

    private void fail(String key, RuntimeException failure) {
        world.failures.put(key, failure);
    }

    private String tagOf(String key) {
        return key + " " + TagWorld.TAG;
    }

    @Test
    void tokensUnderTheActiveKeyAndEachRetiredOneWereIssued() {
        assertThat(keys.made(current)).isTrue();
        assertThat(keys.made(old)).isTrue();
        assertThat(world.keys(world.retired, world.active).made(current)).isTrue();
    }

    @Test
    void tokensUnderAKeyThatIsNotListedWereNot() {
        assertThat(world.keys(world.active).made(old)).isFalse();
        assertThat(keys.made(world.issued(world.newKey()))).isFalse();
        assertThat(keys.made(forged)).isFalse();
    }

    @Test
    void eachKeyIsDerivedOnceWithALabelOfItsOwnAndThenNothingIsAsked() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(keys.made(current)).isTrue();
            assertThat(keys.made(old)).isTrue();
            assertThat(keys.made(forged)).isFalse();
        }
        assertThat(world.asked).containsExactlyInAnyOrder(tagOf(world.active), tagOf(world.retired));
    }

    @Test
    void keyListedTwiceIsDerivedOnce() {
        assertThat(world.keys(world.active, world.active).made(forged)).isFalse();
        assertThat(world.asked).containsExactly(tagOf(world.active));
    }

    @Test
    void withoutAListedKeyThereIsNothingToCheckWith() {
        assertThatIllegalArgumentException().isThrownBy(world::keys);
    }

    @Test
    void keyIsKeptForLessThanFifteenMinutes() {
        assertThat(keys.made(current)).isTrue();
        fail(world.active, ApiCallTimeoutException.create(2_000));
        world.clock.advance(Duration.ofMinutes(15).minusMillis(1));
        assertThat(keys.made(current)).isTrue();
        world.clock.advance(Duration.ofMillis(1));
        assertThatThrownBy(() -> keys.made(current)).isInstanceOf(ApiCallTimeoutException.class);
    }

    @Test
    void useDoesNotProlongAKeysLife() {
        assertThat(keys.made(current)).isTrue();
        world.asked.clear();
        for (int minute = 1; minute <= 15; minute++) {
            world.clock.advance(Duration.ofMinutes(1));
            assertThat(keys.made(current)).isTrue();
        }
        assertThat(world.asked).containsExactlyInAnyOrder(tagOf(world.active), tagOf(world.retired));
    }

    @Test
    void answerForAnotherKeyIsAFaultAndNotKept() {
        var confused = new KmsTagKeys((_, message, call) -> world.generate(world.retired, message, call),
                List.of(world.active), world.clock, new Metrics("", world.clock,
                        world.counted::add));
        assertThatIllegalStateException().isThrownBy(() -> confused.made(old));
        world.clock.advance(SECOND);
        assertThatIllegalStateException().isThrownBy(() -> confused.made(old));
    }

    static Stream<RuntimeException> noAnswer() {
        return Stream.of(ApiCallTimeoutException.create(2_000), SdkClientException.create("no connection"),
                KmsInternalException.builder().statusCode(500).build(), KeyUnavailableException.builder().build(),
                refusal("InvalidKeyUsageException"), refusal("AccessDeniedException"),
                ServiceErrors.DYNAMODB.refusal("NotFoundException", "from another"),
                new IllegalStateException("anything else"));
    }

    /// While a key is missing, nobody knows whose tag it is that no key at hand made.
    @Nested
    final class Missing {

        @ParameterizedTest
        @MethodSource("dev.workspacetokens.kms.KmsTagKeysTest#noAnswer")
        void tokenThatNoKeyAtHandMadeIsAFailure(RuntimeException failure) {
            fail(world.retired, failure);
            assertThatThrownBy(() -> keys.made(old)).isSameAs(failure);
            assertThatThrownBy(() -> keys.made(forged)).isSameAs(failure);
        }

        @ParameterizedTest
        @MethodSource("dev.workspacetokens.kms.KmsTagKeysTest#noAnswer")
        void matchNeedsNoOtherKey(RuntimeException failure) {
            fail(world.retired, failure);
            assertThat(keys.made(current)).isTrue();
            fail(world.active, failure);
            assertThat(keys.made(current)).isTrue();
            KmsTagKeys others = world.keys(world.active, world.retired);
            world.failures.remove(world.retired);
            assertThat(others.made(old)).isTrue();
            assertThatThrownBy(() -> others.made(current)).isSameAs(failure);
        }

        @Test
        void keyIsAskedForAgainAtMostOnceASecondHoweverManyTokensCome() {
            fail(world.retired, ApiCallTimeoutException.create(2_000));
            for (int millis = 0; millis < 3_000; millis += 10) {
                assertThatThrownBy(() -> keys.made(forged)).isInstanceOf(ApiCallTimeoutException.class);
                assertThat(keys.made(current)).isTrue();
                world.clock.advance(Duration.ofMillis(10));
            }
            assertThat(world.asked).filteredOn(tagOf(world.active)::equals).hasSize(1);
            assertThat(world.asked).filteredOn(tagOf(world.retired)::equals).hasSize(3);
        }

        @Test
        void isDecidedAsSoonAsKmsIsBack() {
            fail(world.retired, ApiCallTimeoutException.create(2_000));
            assertThatThrownBy(() -> keys.made(old)).isInstanceOf(ApiCallTimeoutException.class);
            world.failures.clear();
            world.clock.advance(SECOND.minusMillis(1));
            assertThatThrownBy(() -> keys.made(old)).isInstanceOf(ApiCallTimeoutException.class);
            world.clock.advance(Duration.ofMillis(1));
            assertThat(keys.made(old)).isTrue();
            assertThat(keys.made(forged)).isFalse();
        }
    }

    static Stream<RuntimeException> refusals() {
        return Stream.of("DisabledException", "KMSInvalidStateException", "NotFoundException")
                .map(KmsTagKeysTest::refusal);
    }

    private static RuntimeException refusal(String code) {
        return ServiceErrors.KMS.refusal(code, "from KMS");
    }

    /// Disabled or deleted: what was issued under such a key is as good as made up.
    @Nested
    final class Refused {

        @ParameterizedTest
        @MethodSource("dev.workspacetokens.kms.KmsTagKeysTest#refusals")
        void keyIsSkippedWhileAnotherCanBeUsed(RuntimeException refusal) {
            fail(world.retired, refusal);
            assertThat(keys.made(forged)).isFalse();
            assertThat(keys.made(old)).isFalse();
            assertThat(keys.made(current)).isTrue();
            KmsTagKeys others = world.keys(world.retired, world.active);
            assertThat(others.made(forged)).isFalse();
            assertThat(others.made(current)).isTrue();
        }

        @Test
        void keyThatIsReallyDisabledOrAwaitsItsDeletionIsSkipped() {
            world.kms.disableKey(r -> r.keyId(world.retired));
            String leaving = world.newKey();
            world.kms.scheduleKeyDeletion(r -> r.keyId(leaving));
            String gone = world.active.substring(0, world.active.lastIndexOf('/') + 1) + "gone";
            KmsTagKeys all = world.keys(world.active, world.retired, leaving, gone);
            assertThat(all.made(forged)).isFalse();
            assertThat(all.made(current)).isTrue();
        }

        @Test
        void keyIsAskedForAgainAfterAMinuteAndAcceptedWhenItIsEnabled() {
            fail(world.retired, refusal("DisabledException"));
            for (int second = 0; second < 60; second++) {
                assertThat(keys.made(forged)).isFalse();
                world.clock.advance(SECOND);
            }
            assertThat(world.asked).hasSize(2);
            world.failures.clear();
            assertThat(keys.made(old)).isTrue();
            assertThat(world.asked).hasSize(3);
        }

        @ParameterizedTest
        @MethodSource("dev.workspacetokens.kms.KmsTagKeysTest#refusals")
        void withNoOtherKeyNothingCanBeSaidAndTheKeyIsAskedForOnceASecond(RuntimeException refusal) {
            fail(world.active, refusal);
            fail(world.retired, refusal);
            assertThatThrownBy(() -> keys.made(current)).isSameAs(refusal);
            assertThatThrownBy(() -> keys.made(forged)).isSameAs(refusal);
            assertThat(world.asked).hasSize(2);
            world.failures.clear();
            world.clock.advance(SECOND);
            assertThat(keys.made(current)).isTrue();
        }

        @Test
        void whoMissesAnotherKeyKnowsNothingEither() {
            fail(world.active, refusal("DisabledException"));
            fail(world.retired, ApiCallTimeoutException.create(2_000));
            assertThatThrownBy(() -> keys.made(forged)).isInstanceOf(RuntimeException.class);
            world.failures.remove(world.active);
            world.clock.advance(SECOND);
            assertThatThrownBy(() -> keys.made(forged)).isInstanceOf(ApiCallTimeoutException.class);
        }

        @Test
        void isCountedEachTimeKmsSaysIt() {
            fail(world.retired, refusal("DisabledException"));
            for (int i = 0; i < 100; i++) {
                assertThat(keys.made(forged)).isFalse();
            }
            assertThat(world.counted).singleElement().asString().contains("\"HmacKeys\":1", "\"Outcome\":\"refused\"");
            fail(world.retired, ApiCallTimeoutException.create(2_000));
            world.clock.advance(Duration.ofMinutes(1));
            assertThatThrownBy(() -> keys.made(forged)).isInstanceOf(ApiCallTimeoutException.class);
            assertThat(world.counted).hasSize(1);
        }
    }

    @Nested
    final class AroundSnapshots {

        @Test
        void primingDerivesNothingThatChecks() {
            keys.prime();
            assertThat(world.asked).hasSize(2).noneMatch(asked -> asked.endsWith(TagWorld.TAG));
            world.asked.clear();
            assertThat(keys.made(current)).isTrue();
            assertThat(world.asked).hasSize(2).allMatch(asked -> asked.endsWith(TagWorld.TAG));
        }

        @Test
        void everyKeyIsThereBehindARestoreAndTheFirstCheckAsksNobody() {
            assertThat(keys.made(current)).isTrue();
            keys.forget();
            world.asked.clear();
            keys.recover();
            assertThat(world.asked).containsExactlyInAnyOrder(tagOf(world.active), tagOf(world.retired));
            assertThat(keys.made(old)).isTrue();
            assertThat(keys.made(forged)).isFalse();
            assertThat(world.asked).hasSize(2);
        }

        @Test
        void nothingIsLeftOfKeysThatWereForgotten() {
            assertThat(keys.made(current)).isTrue();
            keys.forget();
            fail(world.active, SdkClientException.create("no connection"));
            fail(world.retired, refusal("DisabledException"));
            assertThatThrownBy(() -> keys.made(current)).isInstanceOf(SdkClientException.class);
        }

        @Test
        void afterARestoreWithoutKmsTokensAreAFailureUntilItIsBack() {
            fail(world.active, SdkClientException.create("no connection"));
            fail(world.retired, SdkClientException.create("no connection"));
            keys.forget();
            assertThatThrownBy(keys::recover).isInstanceOf(SdkClientException.class);
            for (int millis = 0; millis < 2_000; millis += 100) {
                for (TokenSecret token : List.of(current, old, forged)) {
                    assertThatThrownBy(() -> keys.made(token)).isInstanceOf(SdkClientException.class);
                }
                world.clock.advance(Duration.ofMillis(100));
            }
            assertThat(world.asked).as("at the restore, and a second after it").hasSize(4);
            world.failures.clear();
            assertThat(keys.made(current)).isTrue();
            assertThat(keys.made(forged)).isFalse();
        }
    }
}
