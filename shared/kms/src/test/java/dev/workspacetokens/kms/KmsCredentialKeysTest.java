package dev.workspacetokens.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.seal.KeyHint;
import dev.workspacetokens.domain.seal.Seal;
import dev.workspacetokens.domain.token.CredentialKey;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.TokenFormat;
import dev.workspacetokens.domain.token.TokenIssuer;
import dev.workspacetokens.emulators.intercept.Interceptor;
import dev.workspacetokens.emulators.intercept.Requests;
import dev.workspacetokens.kms.sdk.SdkMacGenerator;
import dev.workspacetokens.testing.Backend;
import dev.workspacetokens.testing.ManualClock;
import dev.workspacetokens.testing.OnEachBackend;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.GenerateMacRequest;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;

/// Keys and an alias of their own, so that disabling one and moving the other is nobody else's business.
@OnEachBackend
final class KmsCredentialKeysTest {

    private static final Seal SEAL = Seal.of(KeyHint.of("test"), new byte[32]);

    private static final Backend BACKEND = Backend.shared();

    private final KmsClient kms = BACKEND.kms();
    private final String alias = "alias/" + UUID.randomUUID();
    private final Requests requests = new Requests();
    private final ManualClock clock = new ManualClock(Instant.parse("2040-01-01T00:00:00Z"));
    private final String first = BACKEND.newKey();
    private final String second = BACKEND.newKey();
    private final KmsIssuingKeys issuing = new KmsIssuingKeys(new SdkMacGenerator(kms), alias);
    private final KmsCredentialKeys checking = checking(first, second);

    private KmsCredentialKeys checking(String... known) {
        return new KmsCredentialKeys(new SdkMacGenerator(requests.before(KmsClient.class, kms)), List.of(known),
                clock);
    }

    @BeforeEach
    void pointTheAlias() {
        kms.createAlias(r -> r.aliasName(alias).targetKeyId(first));
    }

    /// By the key's id: LocalStack stores an ARN as it is, and finds nothing under it later.
    private void moveAlias(String key) {
        kms.updateAlias(r -> r.aliasName(alias).targetKeyId(key.substring(key.lastIndexOf('/') + 1)));
    }

    private IssuedToken issue() {
        var owner = new Owner(new WorkspaceRef(new Slug("acme"), "uid"), new Person("ada", "Ada"), SEAL);
        return new TokenIssuer(new TokenFormat("wst", List.of()), issuing, new SecureRandom(), clock).create(owner,
                "CI", new Access.AllApps("developer"), null);
    }

    private boolean verifies(IssuedToken issued) {
        return checking.find(issued.credential().keyId())
                .map(key -> issued.credential().recognises(issued.secret(), key)).orElse(false);
    }

    @Test
    void whatWasIssuedVerifies() {
        IssuedToken issued = issue();
        assertThat(issued.credential().keyId()).isEqualTo(first);
        assertThat(verifies(issued)).isTrue();
    }

    @Test
    void anotherKeysTokenDoesNotVerify() {
        IssuedToken issued = issue();
        CredentialKey other = checking.find(second).orElseThrow();
        assertThat(issued.credential().recognises(issued.secret(), other)).isFalse();
    }

    @Test
    void oneCallPerKeyOnceWarm() {
        IssuedToken issued = issue();
        for (int i = 0; i < 100; i++) {
            assertThat(verifies(issued)).isTrue();
            clock.advance(Duration.ofSeconds(8));
        }
        var _ = checking.find(second);
        var _ = checking.find(second);
        assertThat(requests.sent(GenerateMacRequest.class)).extracting(GenerateMacRequest::keyId)
                .containsExactly(first, second);
    }

    @Test
    void whatIsMacedIsTheOneFixedLabel() {
        var _ = checking.find(first);
        assertThat(requests.sent(GenerateMacRequest.class).getFirst().message().asUtf8String())
                .isEqualTo("workspace-tokens/credential/v1");
    }

    @Test
    void disabledKeyIsAcceptedForLessThanFifteenMinutesMore() {
        IssuedToken issued = issue();
        assertThat(verifies(issued)).isTrue();
        kms.disableKey(r -> r.keyId(first));
        clock.advance(Duration.ofMinutes(15).minusMillis(1));
        assertThat(verifies(issued)).isTrue();
        clock.advance(Duration.ofMillis(1));
        assertThatExceptionOfType(DisabledException.class).isThrownBy(() -> verifies(issued));
        assertThatExceptionOfType(DisabledException.class).isThrownBy(() -> verifies(issued));
        kms.enableKey(r -> r.keyId(first));
        assertThat(verifies(issued)).isTrue();
    }

    @Test
    void useDoesNotProlongAKeysLife() {
        IssuedToken issued = issue();
        assertThat(verifies(issued)).isTrue();
        kms.disableKey(r -> r.keyId(first));
        for (int minute = 1; minute < 15; minute++) {
            clock.advance(Duration.ofMinutes(1));
            assertThat(verifies(issued)).isTrue();
        }
        clock.advance(Duration.ofMinutes(1));
        assertThatExceptionOfType(DisabledException.class).isThrownBy(() -> verifies(issued));
    }

    @Test
    void keyThatAwaitsItsDeletionIsRefused() {
        IssuedToken issued = issue();
        kms.scheduleKeyDeletion(r -> r.keyId(first));
        assertThatExceptionOfType(KmsInvalidStateException.class).isThrownBy(() -> verifies(issued));
    }

    @Test
    void movedAliasCountsForTheNextTokenAndOldOnesGoOnVerifying() {
        IssuedToken before = issue();
        moveAlias(second);
        IssuedToken after = issue();
        assertThat(after.credential().keyId()).isEqualTo(second);
        assertThat(verifies(after)).isTrue();
        assertThat(verifies(before)).isTrue();
    }

    @Test
    void tokenOfARetiredKeyIsRefusedOnceThatKeyIsDisabledWhileNewOnesLive() {
        IssuedToken before = issue();
        moveAlias(second);
        IssuedToken after = issue();
        kms.disableKey(r -> r.keyId(first));
        assertThatExceptionOfType(DisabledException.class).isThrownBy(() -> verifies(before));
        assertThat(verifies(after)).isTrue();
    }

    @Test
    void keyThatIsNotKnownIsRefusedWithoutACall() {
        String foreign = BACKEND.newKey();
        for (String id : List.of(foreign, alias, "", first.toUpperCase(Locale.ROOT), first + " ",
                first.substring(first.lastIndexOf('/') + 1))) {
            assertThat(checking.find(id)).isEmpty();
        }
        assertThat(checking().find(first)).isEmpty();
        assertThat(requests.sent()).isEmpty();
    }

    @Test
    void forgottenKeyIsDerivedAgain() {
        IssuedToken issued = issue();
        assertThat(verifies(issued)).isTrue();
        checking.forget();
        assertThat(verifies(issued)).isTrue();
        assertThat(requests.sent()).hasSize(2);
    }

    @Test
    void failureIsNotRemembered() {
        IssuedToken issued = issue();
        var broken = new AtomicBoolean(true);
        var keys = new KmsCredentialKeys(new SdkMacGenerator(((Interceptor) (_, service) -> {
            if (broken.getAndSet(false)) {
                throw ApiCallTimeoutException.create(3_000);
            }
            return service.get();
        }).before(KmsClient.class, kms)), List.of(first), clock);
        assertThatExceptionOfType(ApiCallTimeoutException.class).isThrownBy(() -> keys.find(first));
        assertThat(issued.credential().recognises(issued.secret(), keys.find(first).orElseThrow())).isTrue();
    }

    @Test
    void concurrentFirstRequestsDeriveOnce() throws Exception {
        var threads = new CopyOnWriteArrayList<Thread>();
        // Answers only when every other thread is waiting for the answer, or has come to ask for itself.
        Interceptor slow = (_, service) -> {
            threads.remove(Thread.currentThread());
            while (threads.stream().anyMatch(thread -> thread.getState() == Thread.State.RUNNABLE)) {
                Thread.onSpinWait();
            }
            return service.get();
        };
        var keys = new KmsCredentialKeys(new SdkMacGenerator(requests.then(slow).before(KmsClient.class, kms)),
                List.of(first), clock);
        var start = new CyclicBarrier(8, () -> assertThat(threads).hasSize(8));
        var found = new ArrayList<Future<CredentialKey>>();
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                found.add(pool.submit(() -> {
                    threads.add(Thread.currentThread());
                    start.await();
                    return keys.find(first).orElseThrow();
                }));
            }
        }
        for (var key : found) {
            assertThat(key.get()).isSameAs(found.getFirst().get());
        }
        assertThat(requests.sent()).hasSize(1);
    }
}
