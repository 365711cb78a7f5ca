package dev.workspacetokens.domain.decision;

import static dev.workspacetokens.domain.decision.World.NOW;
import static dev.workspacetokens.domain.decision.World.READ;
import static dev.workspacetokens.domain.decision.World.START;
import static dev.workspacetokens.domain.decision.World.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.decision.Decision.Allowed;
import dev.workspacetokens.domain.decision.Decision.Denied;
import dev.workspacetokens.domain.decision.Decision.Reason;
import dev.workspacetokens.domain.decision.Decision.TooOld;
import dev.workspacetokens.domain.decision.World.Issued;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.Former;
import dev.workspacetokens.domain.token.FormerSecret;
import dev.workspacetokens.domain.token.Mac;
import dev.workspacetokens.domain.token.Overlap;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// A former secret that works beside the present one.
final class FormerDecisionTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final World world = new World();
    private final Issued first = world.issue(World.web(World.TESTER));
    private final Issued second = world.regenerate(first.token(), new Overlap(HOUR, 1));

    private void assertWrong(Issued token) {
        assertThat(world.call(token, READ, "web")).isEqualTo(new Denied(Reason.WRONG_SECRET, null, null));
    }

    private void assertSuperseded(Issued token, Instant until) {
        Decision decision = world.call(token, READ, "web");
        assertThat(decision).isEqualTo(new TooOld(Reason.SUPERSEDED, new Decision.Bearer(token.token().id(), "CI",
                World.ACME, token.token().generation(), until, true)));
        assertThat(decision.bearer()).isNull();
    }

    /// Also where the clock of whoever ended it is ahead of this one.
    @Test
    void endedOverlapIsOverWhateverTheClockSays() {
        world.change(first.token(), Credential::withoutOverlap);
        world.now = Instant.EPOCH;
        assertSuperseded(first, Instant.EPOCH);
    }

    private void change(UnaryOperator<FormerSecret> change) {
        world.change(first.token(), it -> new Credential(it.id(), it.mac(), it.keyId(), it.algorithm(),
                it.generation(), it.name(), it.workspace(), it.expiresAt(), it.access(), it.disabled(), it.sources(),
                change.apply(Objects.requireNonNull(it.former()))));
    }

    @Test
    void bothSecretsWorkAndTheFormerOneIsToldApart() {
        assertThat(world.call(second, READ, "web")).isEqualTo(new Allowed(second.bearer(), WEB, World.TESTER));
        var former = new Decision.Bearer(first.token().id(), "CI", World.ACME, 1, NOW.plus(HOUR), true);
        assertThat(world.call(first, READ, "web")).isEqualTo(new Allowed(former, WEB, World.TESTER));
        assertThat(world.call(first, START, "web"))
                .isEqualTo(new Denied(Reason.PERMISSION_MISSING, former, "builds:start"));
    }

    @Test
    void formerSecretIsRefusedFromTheVeryMillisecondOfItsEnd() {
        world.now = NOW.plus(HOUR).minusMillis(1);
        assertThat(world.call(first, READ, "web")).isInstanceOf(Allowed.class);
        world.now = NOW.plus(HOUR);
        assertSuperseded(first, NOW.plus(HOUR));
        assertThat(world.call(second, READ, "web")).isInstanceOf(Allowed.class);
    }

    @Test
    void nothingOfTheTokenOutlivesItsNewDate() {
        Instant soon = NOW.plusSeconds(1);
        Issued third = world.regenerate(second.token(), new Overlap(HOUR, 2), soon);
        assertThat(world.call(second, READ, "web")).isInstanceOf(Allowed.class);
        world.now = soon;
        assertThat(world.call(third, READ, "web")).isEqualTo(new TooOld(Reason.EXPIRED, third.bearer()));
        assertSuperseded(second, soon);
    }

    @Test
    void onlyOneFormerSecretWorks() {
        Issued third = world.regenerate(second.token(), new Overlap(HOUR, 1));
        assertWrong(second);
        assertThat(world.call(first, READ, "web")).isInstanceOf(Allowed.class);
        Issued fourth = world.regenerate(third.token(), new Overlap(HOUR, 3));
        assertWrong(first);
        assertThat(world.call(third, READ, "web")).isInstanceOf(Allowed.class);
        Issued fifth = world.regenerate(fourth.token(), Overlap.NONE);
        assertWrong(third);
        assertSuperseded(fourth, Instant.EPOCH);
        assertThat(world.call(fifth, READ, "web")).as("its successor is not punished").isInstanceOf(Allowed.class);
    }

    @Test
    void nothingElseThanTheVerySecretIsAFormerOne() {
        change(it -> new FormerSecret(it.of(), new Mac(new byte[32]), it.keyId(), it.algorithm()));
        assertWrong(first);
        Issued other = world.issue(World.web(World.ADMIN));
        Credential its = Objects.requireNonNull(world.access.credentials.get(other.token().id()));
        change(it -> new FormerSecret(it.of(), its.mac(), its.keyId(), its.algorithm()));
        assertWrong(first);
    }

    @Test
    void generationIsPartOfWhatIsChecked() {
        change(it -> new FormerSecret(new Former(2, null, NOW.plus(HOUR)), it.mac(), it.keyId(), it.algorithm()));
        assertWrong(first);
    }

    /// Each secret is checked with the key that it was made under.
    @Test
    void formerSecretWorksThoughThePresentOnesKeyIsNotUsedAnyMore() {
        world.change(first.token(), it -> new Credential(it.id(), it.mac(), "another key", it.algorithm(),
                it.generation(), it.name(), it.workspace(), it.expiresAt(), it.access(), it.disabled(),
                it.sources(), it.former()));
        assertThat(world.call(first, READ, "web")).isInstanceOf(Allowed.class);
        assertThat(world.call(second, READ, "web")).isEqualTo(new Denied(Reason.UNKNOWN_KEY, null, null));
    }

    @Test
    void keyOrAlgorithmThatThisDeploymentDoesNotUseVerifiesNothing() {
        change(it -> new FormerSecret(it.of(), it.mac(), "another key", it.algorithm()));
        assertWrong(first);
        change(it -> new FormerSecret(it.of(), it.mac(), "key-1", 2));
        assertWrong(first);
        assertThat(world.call(second, READ, "web")).isInstanceOf(Allowed.class);
    }
}
