package dev.workspacetokens.domain.token;

import static dev.workspacetokens.domain.token.Samples.ACME;
import static dev.workspacetokens.domain.token.Samples.ADA;
import static dev.workspacetokens.domain.token.Samples.FORMAT;
import static dev.workspacetokens.domain.token.Samples.KEY;
import static dev.workspacetokens.domain.token.Samples.NOW;
import static dev.workspacetokens.domain.token.Samples.OWNER;
import static dev.workspacetokens.domain.token.Samples.TAG_KEY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.mac.Subkey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Secrets that can be made again: by the same call, and by no other.
final class RepeatableSecretTest {

    private static final RepeatKey REPEAT = new RepeatKey(new Subkey(Samples.KEY_ID, Samples.TAG_KEY_BYTES));
    private static final RepeatKeys KEYS = new RepeatKeys() {
        @Override
        public RepeatKey of(String keyId) {
            return REPEAT;
        }

        @Override
        public Optional<UsedKeys> find(String keyId) {
            return keyId.equals(Samples.KEY_ID) ? Optional.of(new UsedKeys(REPEAT, TAG_KEY)) : Optional.empty();
        }
    };
    private static final String TEXT = "7f9c24e8-3b12-4fef-91e0-56b8a1c0d3aa";
    private static final Access ALL = new Access.AllApps("developer");

    private final TokenIssuer issuer = new TokenIssuer(FORMAT, () -> new IssuingKeys.Current(KEY, TAG_KEY),
            new Random(1), InstantSource.fixed(NOW));

    private static Repeatable call(Owner by, String operation, String key, String body) {
        return new Repeatable(new RepeatableCall(by, operation, IdempotencyKey.parse(key).orElseThrow(),
                body.getBytes(UTF_8)), KEYS);
    }

    private static Repeatable call() {
        return call(OWNER, "create", TEXT, "body");
    }

    private IssuedToken create() {
        return issuer.create(OWNER, "CI", Particulars.NONE, ALL, null, call());
    }

    private static Receipt receipt(IssuedToken issued) {
        return Objects.requireNonNull(issued.receipt());
    }

    @Test
    void receiptGivesTheSameTokenAgain() {
        IssuedToken first = create();
        TokenSecret again = issuer.again(call(), receipt(first)).orElseThrow();
        assertThat(first.credential().recognises(again, KEY)).isTrue();
        assertThat(TAG_KEY.made(again)).isTrue();
        String text = first.secret().revealOnce();
        assertThat(again.revealOnce()).isEqualTo(text);
        assertThat(FORMAT.parse(text)).isPresent();
    }

    @Test
    void soDoesTheReceiptOfARegeneration() {
        WorkspaceToken token = create().token();
        IssuedToken next = issuer.regenerate(OWNER, token, null, Overlap.NONE, call());
        TokenSecret again = issuer.again(call(), receipt(next)).orElseThrow();
        assertThat(next.credential().recognises(again, KEY)).isTrue();
        assertThat(receipt(next).generation()).isEqualTo(2);
    }

    @Test
    void tokenKeepsThePrefixThatItHad() {
        var former = new TokenIssuer(new TokenFormat("old", List.of()), () -> new IssuingKeys.Current(KEY, TAG_KEY),
                new Random(1), InstantSource.fixed(NOW));
        IssuedToken first = former.create(OWNER, "CI", Particulars.NONE, ALL, null, call());
        assertThat(issuer.again(call(), receipt(first)).orElseThrow().revealOnce())
                .isEqualTo(first.secret().revealOnce()).startsWith("old_");
    }

    @Test
    void sameCallMadeTwiceGivesTwoSecrets() {
        IssuedToken first = create();
        IssuedToken second = create();
        assertThat(receipt(first).call()).isEqualTo(receipt(second).call());
        assertThat(receipt(first).nonce()).isNotEqualTo(receipt(second).nonce());
        assertThat(second.secret().revealOnce().substring(22)).isNotEqualTo(first.secret().revealOnce().substring(22));
    }

    @Test
    void noOtherCallGetsIt() {
        Receipt receipt = receipt(create());
        String text = issuer.again(call(), receipt).orElseThrow().revealOnce();
        var elsewhere = new Owner(new WorkspaceRef(new Slug("acme"), "uid-other"), ADA, OWNER.membership());
        var another = new Owner(ACME, new Person("max", "Max"), OWNER.membership());
        Stream.of(call(elsewhere, "create", TEXT, "body"), call(another, "create", TEXT, "body"),
                call(OWNER, "regenerate", TEXT, "body"), call(OWNER, "create", TEXT + "1", "body")).forEach(other -> {
                    assertThat(other.call().name()).isNotEqualTo(receipt.call());
                    assertThat(issuer.again(other, receipt).orElseThrow().revealOnce()).isNotEqualTo(text);
                });
    }

    /// Whoever can write to the table.
    @Test
    void changedReceiptGivesAnotherSecret() {
        Receipt receipt = receipt(create());
        String text = issuer.again(call(), receipt).orElseThrow().revealOnce();
        var otherToken = new TokenId("0".repeat(18));
        Stream.of(
                new Receipt(receipt.call(), receipt.fingerprint(), otherToken, 1, receipt.keyId(), "wst",
                        receipt.nonce(), NOW),
                new Receipt(receipt.call(), receipt.fingerprint(), receipt.token(), 2, receipt.keyId(), "wst",
                        receipt.nonce(), NOW),
                new Receipt(receipt.call(), receipt.fingerprint(), receipt.token(), 1, receipt.keyId(), "wst", "other",
                        NOW))
                .forEach(changed -> assertThat(
                        issuer.again(call(), changed).orElseThrow().revealOnce().substring(22, 52))
                        .isNotEqualTo(text.substring(22, 52)));
    }

    @Test
    void keyThatMayNotBeUsedAnyMoreGivesNone() {
        Receipt receipt = receipt(create());
        var under = new Receipt(receipt.call(), receipt.fingerprint(), receipt.token(), 1, "another", "wst",
                receipt.nonce(), NOW);
        assertThat(issuer.again(call(), under)).isEmpty();
    }

    @Test
    void otherBodyHasAnotherFingerprintUnderTheSameName() {
        RepeatableCall one = call().call();
        RepeatableCall other = call(OWNER, "create", TEXT, "other").call();
        assertThat(other.name()).isEqualTo(one.name());
        assertThat(other.fingerprint()).isNotEqualTo(one.fingerprint());
    }

    @Test
    void nothingPrintsTheKey() {
        IssuedToken issued = create();
        assertThat(Stream.of(call(), call().call(), issued, receipt(issued)).map(Object::toString))
                .noneMatch(text -> text.contains(TEXT));
        assertThat(issued.toString()).doesNotContain(issued.secret().revealOnce().substring(22));
    }

    @Test
    void repeatIsShownTheSecretForAQuarterOfAnHourAndKnownForADay() {
        Instant at = NOW.plusMillis(999);
        Receipt receipt = new Receipt("call", "print", new TokenId("0".repeat(18)), 1, "key", "wst", "nonce", at);
        assertThat(receipt.showsAt(at.plusSeconds(15 * 60).minusMillis(1))).isTrue();
        assertThat(receipt.showsAt(at.plusSeconds(15 * 60))).isFalse();
        assertThat(receipt.keptUntil()).isEqualTo(NOW.plusSeconds(24 * 60 * 60));
        assertThat(receipt.countsAt(receipt.keptUntil().minusMillis(1))).isTrue();
        assertThat(receipt.countsAt(receipt.keptUntil())).isFalse();
    }
}
