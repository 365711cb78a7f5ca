package dev.workspacetokens.application.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever fails and whenever nobody calls, as long as no day is missed for a week: each notice that is due is told,
/// and a receiver that drops ids which it has is told it once.
@Tag("generated")
final class TellExpiringCrashTest {

    private static final Instant START = Instant.parse("2040-01-01T00:17:00Z");
    private static final int DAYS = 40;

    @Test
    void nothingIsLostAndNothingNewHasAnOldId() {
        long seed = Long.getLong("generated.seed", 1);
        System.out.println("nothingIsLostAndNothingNewHasAnOldId: -Dgenerated.seed=" + seed);
        var random = new Random(seed);
        for (int i = 0; i < 20 * Integer.getInteger("generated.times", 1); i++) {
            fortyDays(random);
        }
    }

    private static void fortyDays(Random random) {
        var night = new FakeNight(START);
        var due = new TreeSet<String>();
        for (int i = 0; i < 60; i++) {
            int hours = random.nextInt(24 * (DAYS + 31));
            var token = night.add("ws-" + random.nextInt(12), START.plus(Duration.ofHours(hours)));
            Notice.DAYS.stream().filter(days -> isDue(token.expiresAt(), days))
                    .forEach(days -> due.add(token.workspace().slug() + " " + token.id() + " " + days));
        }
        // What was due before the first walk is not made up, so that one begins well.
        assertThat(night.run()).isTrue();
        night.before = () -> {
            if (random.nextInt(40) == 0) {
                throw FakeNight.failure();
            }
        };
        night.behind = () -> {
            night.now = night.now.plusSeconds(random.nextInt(120));
            if (random.nextInt(60) == 0) {
                throw FakeNight.failure();
            }
        };
        night.refused = _ -> random.nextInt(20) == 0;
        Instant end = START.plus(Duration.ofDays(DAYS));
        while (night.now.isBefore(end)) {
            call(night);
            night.now = night.now.plus(Duration.ofMinutes(random.nextInt(60 * 30)));
        }
        night.before = () -> {};
        night.behind = () -> {};
        night.refused = _ -> false;
        night.now = end.minusSeconds(1);
        assertThat(night.run()).isTrue();
        assertThat(new TreeSet<>(night.notices())).isEqualTo(due);
        Map<String, Digest> received = new HashMap<>();
        night.told.forEach(digest -> assertThat(received.putIfAbsent(digest.id(), digest)).isIn(null, digest));
        assertThat(received.values().stream().mapToInt(digest -> digest.notices().size()).sum()).isEqualTo(due.size());
    }

    private static boolean isDue(Instant expiresAt, int days) {
        Instant first = START.minus(Duration.ofMinutes(17)).plus(Duration.ofDays(days));
        return !expiresAt.isBefore(first) && expiresAt.isBefore(first.plus(Duration.ofDays(DAYS + 1)));
    }

    private static void call(FakeNight night) {
        try {
            var _ = night.useCase().run(night.now.plusSeconds(150));
        } catch (Refusal.Unavailable _) {
            // The next call goes on.
        }
    }
}
