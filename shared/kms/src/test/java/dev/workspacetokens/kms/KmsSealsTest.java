package dev.workspacetokens.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workspacetokens.domain.seal.KeyHint;
import dev.workspacetokens.domain.seal.Row;
import dev.workspacetokens.domain.seal.Seal;
import dev.workspacetokens.emulators.intercept.Requests;
import dev.workspacetokens.kms.sdk.SdkMacGenerator;
import dev.workspacetokens.testing.Backend;
import dev.workspacetokens.testing.ManualClock;
import dev.workspacetokens.testing.OnEachBackend;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.GenerateMacRequest;

/// Seals that are made and checked in this process.
@OnEachBackend
final class KmsSealsTest {

    private static final Backend BACKEND = Backend.shared();
    private static final Row ROW = new Row("GRANT", Map.of("role", "Sdeveloper"));
    private static final Row OTHER = new Row("GRANT", Map.of("role", "Sadmin"));

    private final KmsClient kms = BACKEND.kms();
    private final String alias = "alias/" + UUID.randomUUID();
    private final String listed = BACKEND.newKey();
    private final Requests checked = new Requests();
    private final Requests sealed = new Requests();
    private final ManualClock clock = new ManualClock(Instant.parse("2040-01-01T00:00:00Z"));
    private final KmsSealer sealer = new KmsSealer(new SdkMacGenerator(sealed.before(KmsClient.class, kms)), alias);
    private final KmsSealCheck check = check(listed);

    private KmsSealCheck check(String... keys) {
        return new KmsSealCheck(new SdkMacGenerator(checked.before(KmsClient.class, kms)), List.of(keys), clock);
    }

    @BeforeEach
    void pointTheAlias() {
        kms.createAlias(r -> r.aliasName(alias).targetKeyId(listed));
    }

    private Seal seal() {
        return sealer.seal(List.of(ROW)).getFirst();
    }

    private int calls() {
        return checked.sent(GenerateMacRequest.class).size();
    }

    @Test
    void sealIsThatOfItsRowAndOfNoOther() {
        Seal seal = seal();
        assertThat(check.isGenuine(ROW, seal)).isTrue();
        assertThat(check.isGenuine(OTHER, seal)).isFalse();
    }

    @Test
    void manyRowsCostOneCallAndNoRowsNone() {
        assertThat(sealer.seal(List.of())).isEmpty();
        assertThat(sealed.sent(GenerateMacRequest.class)).isEmpty();
        List<Seal> seals = sealer.seal(List.of(ROW, OTHER, ROW));
        assertThat(sealed.sent(GenerateMacRequest.class)).hasSize(1);
        assertThat(seals.get(0)).isEqualTo(seals.get(2)).isNotEqualTo(seals.get(1));
        assertThat(check.isGenuine(OTHER, seals.get(1))).isTrue();
    }

    @Test
    void sealThatHintsAtNoListedKeyIsRefusedWithoutACall() {
        Seal forged = Seal.of(KeyHint.of(BACKEND.newKey()), seal().mac());
        assertThat(check.isGenuine(ROW, forged)).isFalse();
        assertThat(calls()).isZero();
    }

    @Test
    void sealOfAnotherListedKeyIsCheckedWithThatOne() {
        String former = BACKEND.newKey();
        KmsSealCheck both = check(former, listed);
        assertThat(both.isGenuine(ROW, seal())).isTrue();
        assertThat(both.isGenuine(ROW, Seal.of(KeyHint.of(former), seal().mac()))).isFalse();
    }

    @Test
    void oneCallServesFifteenMinutesAndADisabledKeyNoLonger() {
        Seal seal = seal();
        assertThat(check.isGenuine(ROW, seal)).isTrue();
        kms.disableKey(r -> r.keyId(listed));
        clock.advance(Duration.ofMinutes(15).minusMillis(1));
        assertThat(check.isGenuine(ROW, seal)).isTrue();
        assertThat(calls()).isOne();
        clock.advance(Duration.ofMillis(1));
        assertThatExceptionOfType(DisabledException.class).isThrownBy(() -> check.isGenuine(ROW, seal));
    }

    @Test
    void noSnapshotHoldsAKeyAndOneIsAtHandBehindARestore() {
        Seal seal = seal();
        assertThat(check.isGenuine(ROW, seal)).isTrue();
        check.forget();
        check.recover();
        assertThat(calls()).isEqualTo(2);
        assertThat(check.isGenuine(ROW, seal)).isTrue();
        assertThat(calls()).isEqualTo(2);
    }
}
