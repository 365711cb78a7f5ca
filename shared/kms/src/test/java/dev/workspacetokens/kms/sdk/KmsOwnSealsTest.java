package dev.workspacetokens.kms.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.domain.seal.KeyHint;
import dev.workspacetokens.domain.seal.Row;
import dev.workspacetokens.domain.seal.Seal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GenerateMacRequest;
import software.amazon.awssdk.services.kms.model.GenerateMacResponse;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.KmsInvalidMacException;
import software.amazon.awssdk.services.kms.model.VerifyMacRequest;
import software.amazon.awssdk.services.kms.model.VerifyMacResponse;

/// Seals that KMS makes and verifies itself.
final class KmsOwnSealsTest {

    private static final String KEY = "arn:aws:kms:eu-central-1:123456789012:key/listed";
    private static final int MAC_BYTES = 32;
    private final KmsException throttled = (KmsException) KmsException.builder().statusCode(400)
            .message("slower").build();

    private final AtomicInteger calls = new AtomicInteger();

    private static Row row(int number) {
        return new Row("MEMBER", Map.of("sub", "S" + number));
    }

    private static List<Row> rows(int count) {
        return IntStream.range(0, count).mapToObj(KmsOwnSealsTest::row).toList();
    }

    /// A KMS whose MAC of a message begins with the message.
    private static GenerateMacResponse mac(GenerateMacRequest request) {
        byte[] mac = Arrays.copyOfRange(request.message().asByteArray(), 1, 1 + MAC_BYTES);
        return GenerateMacResponse.builder().keyId(KEY).mac(SdkBytes.fromByteArray(mac)).build();
    }

    private abstract static class ScriptedKms implements KmsClient {
        @Override
        public String serviceName() {
            return "kms";
        }

        @Override
        public void close() {}
    }

    private KmsClient making(Function<GenerateMacRequest, GenerateMacResponse> answer) {
        return new ScriptedKms() {
            @Override
            public GenerateMacResponse generateMac(GenerateMacRequest request) {
                calls.incrementAndGet();
                return answer.apply(request);
            }
        };
    }

    private KmsClient verifying(Function<VerifyMacRequest, VerifyMacResponse> answer) {
        return new ScriptedKms() {
            @Override
            public VerifyMacResponse verifyMac(VerifyMacRequest request) {
                calls.incrementAndGet();
                return answer.apply(request);
            }
        };
    }

    @Test
    void sealsComeInTheOrderOfTheirRows() {
        var sealer = new KmsOwnSealer(making(KmsOwnSealsTest::mac), "alias/directory");
        List<Row> rows = rows(100);
        assertThat(sealer.seal(rows))
                .isEqualTo(rows.stream().map(row -> sealer.seal(List.of(row)).getFirst()).toList());
        assertThat(sealer.seal(List.of())).isEmpty();
        assertThat(calls).hasValue(200);
    }

    @Test
    void sixteenCallsAreUnderWayAtATimeAndNoMore() {
        var barrier = new CyclicBarrier(KmsOwnSealer.AT_ONCE);
        var underWay = new AtomicInteger();
        var most = new AtomicInteger();
        var sealer = new KmsOwnSealer(making(request -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            await(barrier);
            underWay.decrementAndGet();
            return mac(request);
        }), "alias/directory");
        assertThat(sealer.seal(rows(4 * KmsOwnSealer.AT_ONCE))).hasSize(4 * KmsOwnSealer.AT_ONCE);
        assertThat(most).hasValue(KmsOwnSealer.AT_ONCE);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("not so many calls at once", e);
        }
    }

    @Test
    void firstFailureIsThrownAndNoFurtherCallBegins() {
        var never = new CountDownLatch(1);
        SdkBytes failing = OwnMacs.message(row(0));
        var sealer = new KmsOwnSealer(making(request -> {
            if (request.message().equals(failing)) {
                throw throttled;
            }
            try {
                never.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return mac(request);
        }), "alias/directory");
        assertThatThrownBy(() -> sealer.seal(rows(100))).isSameAs(throttled);
        assertThat(calls.get()).isLessThanOrEqualTo(KmsOwnSealer.AT_ONCE + 1);
    }

    @Test
    void whatKmsVerifiesIsGenuineAndWhatItCallsInvalidIsNot() {
        var seal = Seal.of(KeyHint.of(KEY), new byte[MAC_BYTES]);
        assertThat(new KmsOwnSealCheck(verifying(_ -> VerifyMacResponse.builder().macValid(true).build()), List.of(KEY))
                .isGenuine(row(1), seal)).isTrue();
        assertThat(new KmsOwnSealCheck(verifying(_ -> {
            throw KmsInvalidMacException.builder().message("no").build();
        }), List.of(KEY)).isGenuine(row(1), seal)).isFalse();
    }

    @Test
    void throttledVerificationIsAFailureAndNoVerdict() {
        var check = new KmsOwnSealCheck(verifying(_ -> {
            throw throttled;
        }), List.of(KEY));
        assertThatThrownBy(() -> check.isGenuine(row(1), Seal.of(KeyHint.of(KEY), new byte[MAC_BYTES])))
                .isSameAs(throttled);
    }

    @Test
    void sealThatHintsAtNoListedKeyIsRefusedWithoutACall() {
        var check = new KmsOwnSealCheck(verifying(_ -> {
            throw throttled;
        }), List.of(KEY));
        assertThat(check.isGenuine(row(1), Seal.of(KeyHint.of("another"), new byte[MAC_BYTES]))).isFalse();
        assertThat(calls).hasValue(0);
    }
}
