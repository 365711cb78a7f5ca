package dev.workspacetokens.kms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.access.RouteCall;
import dev.workspacetokens.domain.decision.AccessReader;
import dev.workspacetokens.domain.decision.AccessRequest;
import dev.workspacetokens.domain.decision.Decision;
import dev.workspacetokens.domain.decision.DeploymentState;
import dev.workspacetokens.domain.decision.TokenAuthorizer;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.mac.Subkey;
import dev.workspacetokens.domain.seal.KeyHint;
import dev.workspacetokens.domain.seal.Seal;
import dev.workspacetokens.domain.token.Base62;
import dev.workspacetokens.domain.token.IssuingKeys;
import dev.workspacetokens.domain.token.TokenFormat;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.TokenIssuer;
import dev.workspacetokens.lambda.AccessPolicyReader;
import dev.workspacetokens.lambda.Metrics;
import dev.workspacetokens.testing.ManualClock;
import dev.workspacetokens.testing.Summed;
import dev.workspacetokens.testing.TestPolicy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A flood of tokens with a right form and a right checksum that were never issued, by strangers and by the holder of a
/// genuine one: refused with as many reads and calls of KMS as none at all.
///
/// The keys are made of their names and the rest of a fixed seed, so that every run tries the same tokens.
final class ForgedTokensTest {

    private static final Seal SEAL = Seal.of(KeyHint.of("test"), new byte[32]);

    private static final int KINDS = 5;
    private static final String ACTIVE = "arn:aws:kms:eu-central-1:000000000000:key/active";
    private static final String RETIRED = "arn:aws:kms:eu-central-1:000000000000:key/retired";
    private static final int ID = "wst_".length();
    private static final int SECRET = ID + 18;
    private static final int TAG = SECRET + 30;
    private static final int SUM = TAG + 6;
    private static final Decision NOT_ISSUED = new Decision.Denied(Decision.Reason.NOT_ISSUED, null, null);

    private final SplittableRandom random = new SplittableRandom(20_261_125);
    private final ManualClock clock = new ManualClock(Instant.parse("2040-01-01T00:00:00Z"));
    private final List<String> reads = new ArrayList<>();
    private final List<String> derived = new ArrayList<>();
    private final TokenFormat format = new TokenFormat("wst", List.of());
    private final String genuine = issue();
    private TokenAuthorizer authorizer = authorizer(ACTIVE);

    private TokenAuthorizer authorizer(String... arns) {
        List<String> listed = List.of(arns);
        return new TokenAuthorizer(format,
                new KmsTagKeys(this::derive, listed, clock, new Metrics("", clock, _ -> {})), new NothingThere(),
                new KmsCredentialKeys(this::derive, listed, clock),
                DeploymentState.of(AccessPolicyReader.read(TestPolicy.json()).orThrow()),
                clock);
    }

    private synchronized Subkey derive(String arn, byte[] label, Duration call) {
        String name = arn + " " + new String(label, StandardCharsets.US_ASCII);
        derived.add(name);
        try {
            return new Subkey(arn,
                    MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String issue() {
        var derivation = new Derivation(this::derive);
        var current = new IssuingKeys.Current(derivation.credential(ACTIVE), derivation.tag(ACTIVE));
        var owner = new Owner(new WorkspaceRef(new Slug("acme"), "uid"), new Person("ada", "Ada"), SEAL);
        return new TokenIssuer(format, () -> current, random, clock)
                .create(owner, "CI", new Access.AllApps("developer"), null).secret().revealOnce();
    }

    private Decision decide(String text) {
        return authorizer.decide(
                new AccessRequest("default", RouteCall.ofRoute("GET /me", Map.of()), "arn:me", "192.0.2.1"),
                List.of("Bearer " + text));
    }

    private String random(int length) {
        return Base62.random(random, length);
    }

    @Test
    void millionForgedTokensAreRefusedWithoutAReadOrACallOfKms() {
        assertForgedOnesCostNothing(1_000_000);
    }

    @Test
    void retiredKeysMakeThemNoDearer() {
        authorizer = authorizer(ACTIVE, RETIRED);
        assertForgedOnesCostNothing(100_000);
    }

    private void assertForgedOnesCostNothing(int count) {
        assertThat(decide(genuine)).isEqualTo(new Decision.Denied(Decision.Reason.UNKNOWN, null, null));
        assertThat(reads).as("the genuine one is looked for").hasSize(1);
        assertThat(decide(Summed.changed(genuine, TAG))).isEqualTo(NOT_ISSUED);
        reads.clear();
        derived.clear();
        String tag = genuine.substring(TAG, SUM);
        int refused = 0;
        for (int i = 0; i < count / KINDS; i++) {
            refused += refused(Summed.of("wst_" + random(18) + random(30) + random(6)));
            refused += refused(Summed.of(genuine.substring(0, SECRET) + random(30) + random(6)));
            refused += refused(Summed.of(genuine.substring(0, SECRET) + random(30) + tag));
            refused += refused(Summed.of("wst_" + random(18) + genuine.substring(SECRET, SUM)));
            refused += refused(Summed.of(genuine.substring(0, TAG) + other(tag)));
        }
        assertThat(refused).isEqualTo(count);
        assertThat(reads).isEmpty();
        assertThat(derived).isEmpty();
    }

    private String other(String tag) {
        String other = random(6);
        return other.equals(tag) ? other(tag) : other;
    }

    private int refused(String forged) {
        return decide(forged).equals(NOT_ISSUED) ? 1 : 0;
    }

    /// A table without a single item.
    private final class NothingThere implements AccessReader {

        @Override
        public Facts read(TokenId token, @Nullable Slug app) {
            reads.add(token.value());
            return Facts.of(null, null, null);
        }

        @Override
        public Optional<Grant> grant(String grantSet, Slug app) {
            reads.add(grantSet);
            return Optional.empty();
        }
    }
}
