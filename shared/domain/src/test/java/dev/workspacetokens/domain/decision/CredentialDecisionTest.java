package dev.workspacetokens.domain.decision;

import static dev.workspacetokens.domain.decision.World.NOW;
import static dev.workspacetokens.domain.decision.World.READ;
import static dev.workspacetokens.domain.decision.World.WEB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.domain.decision.Decision.Allowed;
import dev.workspacetokens.domain.decision.Decision.Denied;
import dev.workspacetokens.domain.decision.Decision.Reason;
import dev.workspacetokens.domain.decision.Decision.TooOld;
import dev.workspacetokens.domain.decision.World.Issued;
import dev.workspacetokens.domain.source.AllowedSources;
import dev.workspacetokens.domain.source.IpRange;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.Mac;
import dev.workspacetokens.domain.token.Overlap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whether a credential is genuine and alive, whatever it is used for.
final class CredentialDecisionTest {

    private final World world = new World();
    private final Issued token = world.issue(World.web(World.DEVELOPER));

    private Decision call() {
        return world.call(token, READ, "web");
    }

    private void assertDenied(Reason reason) {
        assertThat(call()).isEqualTo(new Denied(reason, null, null));
    }

    private void change(Mac mac, long generation, @Nullable Instant expiresAt) {
        world.change(token.token(), it -> new Credential(it.id(), mac, it.keyId(), it.algorithm(), generation,
                it.name(), it.workspace(), expiresAt, it.access(), it.disabled(), it.sources(), null));
    }

    private Credential stored() {
        return Objects.requireNonNull(world.access.credentials.get(token.token().id()));
    }

    @Test
    void aLiveTokenIsAllowedAndNamed() {
        var bearer = new Decision.Bearer(token.token().id(), "CI", World.ACME, 1, NOW.plus(Duration.ofDays(1)), false);
        assertThat(call()).isEqualTo(new Allowed(bearer, WEB, World.DEVELOPER));
    }

    @Test
    void aTokenThatNeverExpiresIsAllowed() {
        Issued forEver = world.regenerate(token.token());
        world.now = Instant.MAX;
        assertThat(world.call(forEver, READ, "web")).isInstanceOf(Allowed.class);
    }

    @Nested
    final class Unauthenticated {

        @Test
        void aRevokedOrUnknownTokenIs() {
            world.access.credentials.clear();
            assertDenied(Reason.UNKNOWN);
            assertThat(world.keys.derived).isEmpty();
        }

        @Test
        void theSecretFromBeforeTwoRegenerationsIs() {
            world.regenerate(world.regenerate(token.token()).token());
            assertDenied(Reason.WRONG_SECRET);
        }

        @Test
        void theSecretOfAnotherTokenIs() {
            Issued other = world.issue(World.web(World.DEVELOPER));
            Credential its = Objects.requireNonNull(world.access.credentials.get(other.token().id()));
            world.access.credentials.put(token.token().id(), its);
            assertDenied(Reason.WRONG_SECRET);
        }

        @Test
        void aTokenWithAnyBitOfItsMacFlippedIs() {
            Credential genuine = stored();
            for (int bit = 0; bit < 256; bit++) {
                byte[] mac = genuine.mac().bytes();
                mac[bit / 8] ^= (byte) (1 << bit % 8);
                change(new Mac(mac), 1, null);
                assertDenied(Reason.WRONG_SECRET);
            }
        }

        @ParameterizedTest
        @ValueSource(longs = {0, 2, -1})
        void aTokenOfAnotherGenerationIs(long generation) {
            change(stored().mac(), generation, null);
            assertDenied(Reason.WRONG_SECRET);
        }

        @Test
        void anExpiredTokenIsFromTheVeryMillisecond() {
            Instant end = NOW.plus(Duration.ofDays(1));
            world.now = end.minusMillis(1);
            assertThat(call()).isInstanceOf(Allowed.class);
            for (Instant late : List.of(end, end.plusMillis(1))) {
                world.now = late;
                assertThat(call()).isEqualTo(new TooOld(Reason.EXPIRED, token.bearer()));
                assertThat(call().bearer()).isNull();
            }
        }

        @Test
        void anExpiredTokenWithAWrongSecretIsBecauseOfTheSecret() {
            world.regenerate(world.regenerate(token.token()).token());
            change(stored().mac(), 3, NOW);
            assertDenied(Reason.WRONG_SECRET);
        }
    }

    @Nested
    final class Forbidden {

        private void assertForbidden(Reason reason) {
            assertThat(call()).isEqualTo(new Denied(reason, token.bearer(), null));
        }

        private void change(boolean disabled, String... sources) {
            var allowed = new AllowedSources(
                    Stream.of(sources).map(range -> IpRange.parse(range).orElseThrow()).toList());
            world.change(token.token(), it -> new Credential(it.id(), it.mac(), it.keyId(), it.algorithm(),
                    it.generation(), it.name(), it.workspace(), it.expiresAt(), it.access(), disabled, allowed,
                    it.former()));
        }

        @Test
        void aDisabledTokenIsUntilItIsEnabled() {
            change(true);
            assertForbidden(Reason.TOKEN_DISABLED);
            change(false);
            assertThat(call()).isInstanceOf(Allowed.class);
        }

        @Test
        void aRequestFromElsewhereIs() {
            change(false, "192.0.2.0/31");
            assertThat(call()).isInstanceOf(Allowed.class);
            change(false, "192.0.2.2", "2001:db8::/32");
            assertForbidden(Reason.SOURCE_NOT_ALLOWED);
        }

        @Test
        void whoeverIsElsewhereLearnsNothingElse() {
            change(true, "198.51.100.1");
            world.frozen = Set.of(World.ACME.uid());
            assertForbidden(Reason.SOURCE_NOT_ALLOWED);
        }

        @Test
        void aFormerSecretIsAsThePresentOne() {
            world.regenerate(token.token(), new Overlap(Duration.ofHours(1), 0));
            change(true);
            assertThat(call().reason()).isEqualTo(Reason.TOKEN_DISABLED);
            change(true, "198.51.100.1");
            assertThat(call().reason()).isEqualTo(Reason.SOURCE_NOT_ALLOWED);
        }

        @Test
        void aTokenStaysDisabledAndConfinedThroughARegeneration() {
            change(true, "198.51.100.1");
            assertThat(world.call(world.regenerate(token.token()), READ, "web").reason())
                    .isEqualTo(Reason.SOURCE_NOT_ALLOWED);
            change(true);
            assertThat(world.call(world.regenerate(token.token()), READ, "web").reason())
                    .isEqualTo(Reason.TOKEN_DISABLED);
        }

        @Test
        void anExpiredTokenIsNoMore() {
            change(true, "198.51.100.1");
            world.now = NOW.plus(Duration.ofDays(1));
            assertThat(call()).isEqualTo(new TooOld(Reason.EXPIRED, token.bearer()));
        }
    }

    @Test
    void aFailureOfTheReaderIsNeverAVerdict() {
        world.access.failure = new IllegalStateException("throttled");
        assertThatThrownBy(this::call).isSameAs(world.access.failure);
    }

    @ParameterizedTest
    @EnumSource
    void onlyReasonsAboutTheCredentialAreUnauthenticated(Reason reason) {
        var ours = Set.of(Reason.MISSING, Reason.MALFORMED, Reason.NOT_ISSUED, Reason.UNKNOWN, Reason.UNKNOWN_KEY,
                Reason.WRONG_SECRET,
                Reason.EXPIRED, Reason.SUPERSEDED);
        assertThat(reason.authenticated()).isEqualTo(!ours.contains(reason));
    }
}
