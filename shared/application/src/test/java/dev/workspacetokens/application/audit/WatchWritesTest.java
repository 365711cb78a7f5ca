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
            return events.stream().filter(noted::contains).collect(Collectors.toSet());
        }
    }

    private void name(WrittenRow row, Instant at, boolean there) {
        var key = new EventKey(EventKey.Kind.AUDIT, "uid", TimeOrderedId.draw(at, new Random(1)));
        named.put(row.toString(), key.toString());
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

    @Test
    void rowThatNamesNoEventOrOneOfNoTimeIsFoundToo() {
        now = WRITTEN.plusSeconds(120);
        for (String nothing : List.of("", "none", "AUDIT#uid#", "AUDIT#uid#an id that is none")) {
            named.put(ROW.toString(), nothing);
            EventKey.parse(nothing).ifPresent(noted::add);
            watch.run(List.of(ROW));
        }
        assertThat(found).containsExactly("ROW_WITHOUT_EVENT CREDENTIAL#t CREDENTIAL",
                "ROW_WITHOUT_EVENT CREDENTIAL#t CREDENTIAL", "ROW_WITHOUT_EVENT CREDENTIAL#t CREDENTIAL",
                "ROW_PUT_BACK CREDENTIAL#t CREDENTIAL");
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
