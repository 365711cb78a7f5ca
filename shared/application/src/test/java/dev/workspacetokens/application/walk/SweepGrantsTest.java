package dev.workspacetokens.application.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.token.TokenId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SweepGrantsTest {

    private static final Instant NOW = Instant.parse("2040-03-10T00:00:00Z");
    private static final LocalDate LAST = LocalDate.parse("2040-03-08");
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final FakeNight night = new FakeNight(NOW);
    private final Map<LocalDate, List<NotedSet>> noted = new TreeMap<>();
    private final Map<TokenId, String> credentials = new HashMap<>();
    private final Set<String> written = new HashSet<>();
    private final List<String> deleted = new ArrayList<>();
    private final List<LocalDate> looked = new ArrayList<>();
    private final Random random = new Random(1);

    private final class InMemory implements NotedSets {
        @Override
        public Page<NotedSet> of(LocalDate day, String after) {
            looked.add(day);
            List<NotedSet> all = noted.getOrDefault(day, List.of());
            int from = after.isEmpty() ? 0 : Integer.parseInt(after);
            return from + 2 >= all.size()
                    ? new Page<>(all.subList(from, all.size()), null)
                    : new Page<>(all.subList(from, from + 2), Integer.toString(from + 2));
        }

        @Override
        public Set<NotedSet> named(Collection<NotedSet> sets) {
            return sets.stream().filter(set -> set.set().equals(credentials.get(set.token())))
                    .collect(Collectors.toSet());
        }

        @Override
        public void delete(NotedSet set) {
            night.behind.run();
            deleted.add(set.set());
            written.remove(set.set());
        }
    }

    private boolean run() {
        return new SweepGrants(new InMemory(), night, () -> night.now).run(night.now.plus(QUARTER));
    }

    private NotedSet note(LocalDate day, String set) {
        var one = new NotedSet(TokenId.draw(NOW, random), set);
        noted.computeIfAbsent(day, _ -> new ArrayList<>()).add(one);
        written.add(set);
        return one;
    }

    @Test
    void setThatNoTokenNamesIsDeletedAndOneThatATokenNamesStays() {
        credentials.put(note(LAST, "named").token(), "named");
        credentials.put(note(LAST, "replaced").token(), "another");
        note(LAST, "of no token");
        assertThat(run()).isTrue();
        assertThat(written).containsExactly("named");
        assertThat(deleted).containsExactlyInAnyOrder("replaced", "of no token");
    }

    /// Its change may still be under way.
    @Test
    void setIsLookedAtOnlyWhenItsDayHasBeenOverForADay() {
        note(LAST.plusDays(1), "of yesterday");
        note(LAST.plusDays(2), "of today");
        assertThat(run()).isTrue();
        night.now = NOW.plus(Duration.ofDays(1)).minusMillis(1);
        assertThat(run()).isTrue();
        assertThat(deleted).isEmpty();
        night.now = NOW.plus(Duration.ofDays(1));
        assertThat(run()).isTrue();
        assertThat(deleted).containsExactly("of yesterday");
    }

    @Test
    void firstSweepLooksAtAllNotesThatThereCanBeAndEachDayIsLookedAtOnce() {
        note(LAST.minusDays(29), "the oldest");
        assertThat(run()).isTrue();
        assertThat(deleted).containsExactly("the oldest");
        assertThat(looked).hasSize(30).doesNotHaveDuplicates().endsWith(LAST);
        assertThat(run()).isTrue();
        assertThat(looked).hasSize(30);
        night.now = NOW.plus(Duration.ofDays(3));
        assertThat(run()).isTrue();
        assertThat(looked.subList(30, looked.size())).containsExactly(LAST.plusDays(1), LAST.plusDays(2),
                LAST.plusDays(3));
    }

    @Test
    void whatBreaksOffIsDoneByTheNextCall() {
        for (int i = 0; i < 7; i++) {
            note(LAST, "set-" + i);
        }
        night.behind = () -> {
            if (random.nextInt(3) == 0) {
                throw FakeNight.failure();
            }
        };
        int calls = 0;
        while (!written.isEmpty()) {
            calls++;
            assertThat(calls).isLessThan(100);
            tryToRun();
        }
        assertThat(calls).isGreaterThan(1);
        night.behind = () -> {};
        assertThat(run()).isTrue();
    }

    private void tryToRun() {
        try {
            run();
        } catch (Refusal.Unavailable _) {
            // The next call goes on.
        }
    }

    @Test
    void whenTheTimeIsOverTheNextCallGoesOnInTheSameDay() {
        assertThat(run()).isTrue();
        night.now = NOW.plus(Duration.ofDays(1));
        for (int i = 0; i < 7; i++) {
            note(LAST.plusDays(1), "set-" + i);
        }
        night.behind = () -> night.now = night.now.plus(Duration.ofMinutes(3));
        assertThat(run()).isFalse();
        assertThat(run()).isTrue();
        assertThat(deleted).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void sweepThatIsAheadOfTheTimeFails() {
        night.noted = new Walk(1, LAST.plusDays(1), LAST.plusDays(1), "", Set.of());
        assertThatIllegalStateException().isThrownBy(this::run);
    }

    @Test
    void sweepThatCannotReadHowFarItCameDeletesNothing() {
        note(LAST, "unnamed");
        night.before = () -> {
            throw FakeNight.failure();
        };
        assertThatExceptionOfType(Refusal.Unavailable.class).isThrownBy(this::run);
        assertThat(deleted).isEmpty();
    }
}
