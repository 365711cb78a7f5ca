package dev.workspacetokens.application.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.token.TimeOrderedId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class WatchWritesTest {

    private static final Instant WRITTEN = Instant.parse("2040-01-01T00:00:00Z");
    private static final WrittenRow ROW = new WrittenRow("CREDENTIAL#t", "CREDENTIAL", WRITTEN);

    private final Map<String, String> named = new HashMap<>();
    private final Set<EventKey> noted = new HashSet<>();
    private final List<String> found = new ArrayList<>();
    private final Set<EventKey> asked = new HashSet<>();
    private Instant now = WRITTEN.plusSeconds(1);
    private final WatchWrites watch = new WatchWrites(new InMemory(), (type, row) -> found.add(type + " " + row),
            () -> now);

    private final class InMemory implements EventNames {
        @Override
        public Map<WrittenRow, String> namedBy(Collection<WrittenRow> rows) {
            return rows.stream().filter(row -> named.containsKey(row.toString()))
                    .collect(Collectors.toMap(row -> row, row -> named.getOrDefault(row.toString(), "")));
        }

        @Override
        public Set<EventKey> existing(Collection<EventKey> events) {
            asked.addAll(events);
            return events.stream().filter(noted::contains).collect(Collectors.toSet());
        }
    }

    private void name(WrittenRow row, Instant at, boolean there) {
        var key = new EventKey(EventKey.Kind.AUDIT, "uid", TimeOrderedId.draw(at, new Random(1)));
        named.put(row.toString(), key.inRow());
        if (there) {
            noted.add(key);
        }
    }

    @Test
    void rowThatNamesTheEventOfItsWriteIsRight() {
        for (Duration before : List.of(Duration.ZERO, Duration.ofMinutes(5), Duration.ofSeconds(-2))) {
            name(ROW, WRITTEN.minus(before), true);
            assertThat(watch.run(List.of(ROW))).isEmpty();
        }
        assertThat(found).isEmpty();
    }

    @Test
    void rowWhoseEventIsOlderThanAChangeTakesWasPutBack() {
        name(ROW, WRITTEN.minus(Duration.ofMinutes(5)).minusMillis(1), true);
        assertThat(watch.run(List.of(ROW))).isEmpty();
        assertThat(found).containsExactly("ROW_PUT_BACK CREDENTIAL#t CREDENTIAL");
    }

    @Test
    void rowWithoutAnEventIsLookedAtAgainForTwoMinutes() {
        name(ROW, WRITTEN, false);
        assertThat(watch.run(List.of(ROW))).containsExactly(ROW);
        now = WRITTEN.plusSeconds(120).minusMillis(1);
        assertThat(watch.run(List.of(ROW))).containsExactly(ROW);
        assertThat(found).isEmpty();
        now = WRITTEN.plusSeconds(120);
        assertThat(watch.run(List.of(ROW))).isEmpty();
        assertThat(found).containsExactly("ROW_WITHOUT_EVENT CREDENTIAL#t CREDENTIAL");
    }

    /// Whatever a forger writes there.
    @Test
    void rowThatNamesNothingThatThisDeploymentNamesIsFoundAtOnceAndAsksForNothing() {
        String id = TimeOrderedId.draw(WRITTEN, new Random(1));
        List<String> forged = List.of("", "none", "uid#", "uid#an id that is none", "x".repeat(3_000) + '#' + id,
                "SECURITY#-#" + id, "uid#" + id + '#');
        for (String nothing : forged) {
            named.put(ROW.toString(), nothing);
            EventKey.parseInRow(nothing).ifPresent(noted::add);
            assertThat(watch.run(List.of(ROW))).isEmpty();
        }
        assertThat(found).hasSize(forged.size()).containsOnly("ROW_WITHOUT_EVENT CREDENTIAL#t CREDENTIAL");
        assertThat(asked).isEmpty();
    }

    @Test
    void rowThatIsGoneIsNothingToFind() {
        now = WRITTEN.plusSeconds(120);
        assertThat(watch.run(List.of(ROW))).isEmpty();
        assertThat(found).isEmpty();
    }

    @Test
    void oneThatIsLookedAtAgainHidesNoOther() {
        var other = new WrittenRow("APP#web", "APP", WRITTEN.minusSeconds(600));
        name(ROW, WRITTEN, false);
        name(other, WRITTEN.minusSeconds(600), false);
        noted.clear();
        assertThat(watch.run(List.of(ROW, other))).containsExactly(ROW);
        assertThat(found).containsExactly("ROW_WITHOUT_EVENT APP#web APP");
    }
}
