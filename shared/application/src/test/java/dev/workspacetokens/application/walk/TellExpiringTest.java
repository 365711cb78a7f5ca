package dev.workspacetokens.application.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TellExpiringTest {

    private static final Instant START = Instant.parse("2040-01-01T00:17:00Z");
    private static final LocalDate FIRST = LocalDate.parse("2040-01-01");
    private static final Duration DAY = Duration.ofDays(1);

    private final FakeNight night = new FakeNight(START);

    /// One line for each notice, with the day on which it came.
    private List<String> callEachHourFor(int days) {
        var log = new ArrayList<String>();
        for (int hour = 0; hour < days * 24; hour++) {
            int before = night.told.size();
            assertThat(night.run()).isTrue();
            night.told.subList(before, night.told.size()).forEach(digest -> digest.notices()
                    .forEach(notice -> log.add(night.now.toString().substring(0, 13) + " " + notice.token().id() + " "
                            + notice.days())));
            night.now = night.now.plus(Duration.ofHours(1));
        }
        return log;
    }

    @Test
    void inFortyDaysOfHourlyCallsEachTokenIsToldOnceForEachNumberOfDays() {
        var noon = night.add("acme", Instant.parse("2040-02-03T12:00:00Z")).id();
        var midnight = night.add("acme", Instant.parse("2040-02-03T00:00:00Z")).id();
        var last = night.add("globex", Instant.parse("2040-02-02T23:59:59.999Z")).id();
        night.add("globex", Instant.parse("2040-03-31T00:00:00Z"));
        night.add("initech", Instant.parse("2039-12-31T23:00:00Z"));
        assertThat(callEachHourFor(40)).containsExactlyInAnyOrder(
                "2040-01-04T00 " + noon + " 30", "2040-01-04T00 " + midnight + " 30", "2040-01-03T00 " + last + " 30",
                "2040-01-27T00 " + noon + " 7", "2040-01-27T00 " + midnight + " 7", "2040-01-26T00 " + last + " 7",
                "2040-02-02T00 " + noon + " 1", "2040-02-02T00 " + midnight + " 1", "2040-02-01T00 " + last + " 1");
    }

    @Test
    void workspaceIsToldOnceADayOfAllItsTokensThoseFirstThatExpireFirst() {
        var month = night.add("acme", START.plus(DAY.multipliedBy(30)));
        var week = night.add("acme", START.plus(DAY.multipliedBy(7)));
        var tomorrow = night.add("acme", START.plus(DAY));
        night.add("acme", START.plus(DAY.multipliedBy(2)));
        assertThat(night.run()).isTrue();
        assertThat(night.told).singleElement().satisfies(digest -> {
            assertThat(digest.day()).isEqualTo(FIRST);
            assertThat(digest.workspace()).isEqualTo(month.workspace());
            assertThat(digest.notices()).containsExactly(new Notice(tomorrow, 1), new Notice(week, 7),
                    new Notice(month, 30));
        });
    }

    @Test
    void daysThatWereMissedAreMadeUpByTheNextCallEachInItsOwnDigest() {
        assertThat(night.run()).isTrue();
        var token = night.add("acme", START.plus(DAY.multipliedBy(8)));
        var expired = night.add("acme", START.plus(DAY.multipliedBy(3)));
        night.now = START.plus(DAY.multipliedBy(7));
        assertThat(night.run()).isTrue();
        assertThat(night.told).extracting(Digest::day).containsExactly(FIRST.plusDays(1), FIRST.plusDays(2),
                FIRST.plusDays(7));
        assertThat(night.notices()).containsExactly("acme " + token.id() + " 7", "acme " + expired.id() + " 1",
                "acme " + token.id() + " 1");
    }

    @Test
    void whatWasMissedForMoreThanAWeekIsNotMadeUp() {
        assertThat(night.run()).isTrue();
        night.add("acme", START.plus(DAY.multipliedBy(2)));
        var later = night.add("acme", START.plus(DAY.multipliedBy(3)));
        night.now = START.plus(DAY.multipliedBy(8));
        assertThat(night.run()).isTrue();
        assertThat(night.notices()).containsExactly("acme " + later.id() + " 1");
    }

    @Test
    void tokenThatWasRevokedOrRegeneratedByThenIsToldAsItIs() {
        night.add("acme", START.plus(DAY));
        night.add("globex", START.plus(DAY));
        night.tokens.put(new Slug("acme"), new ArrayList<>());
        night.tokens.put(new Slug("globex"), new ArrayList<>());
        var regenerated = night.add("globex", START.plus(DAY.multipliedBy(30)));
        assertThat(night.run()).isTrue();
        assertThat(night.notices()).containsExactly("globex " + regenerated.id() + " 30");
    }

    @Test
    void workspaceThatCannotBeToldStopsNoOtherAndIsTriedAgain() {
        List.of("a", "b", "c", "d", "e").forEach(workspace -> night.add(workspace, START.plus(DAY)));
        night.refused = digest -> digest.workspace().slug().value().equals("b");
        assertThat(night.run()).isFalse();
        assertThat(night.told).extracting(digest -> digest.workspace().slug().value()).containsExactly("a", "c", "d",
                "e");
        assertThat(night.run()).isFalse();
        night.refused = _ -> false;
        night.now = night.now.plus(DAY);
        assertThat(night.run()).isTrue();
        assertThat(night.told).extracting(digest -> digest.workspace().slug().value() + digest.day())
                .containsExactly("a2040-01-01", "c2040-01-01", "d2040-01-01", "e2040-01-01", "b2040-01-01");
    }

    @Test
    void receiversThatTakeNothingEndTheWalkWhereTheyBeganTo() {
        IntStream.range(0, 300).forEach(i -> night.add("ws-%03d".formatted(i), START.plus(DAY)));
        night.refused = _ -> true;
        assertThatExceptionOfType(Refusal.Unavailable.class).isThrownBy(night::run);
        assertThat(night.visited).hasSizeLessThan(110);
        night.refused = _ -> false;
        assertThat(night.run()).isTrue();
        assertThat(night.told).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void whenTheTimeIsOverTheNextCallGoesOnFromThere() {
        List.of("a", "b", "c", "d", "e").forEach(workspace -> night.add(workspace, START.plus(DAY)));
        night.behind = () -> night.now = night.now.plus(Duration.ofMinutes(1));
        int calls = 1;
        while (!night.useCase().run(night.now.plusSeconds(90))) {
            calls++;
        }
        assertThat(calls).isEqualTo(3);
        assertThat(night.visited).containsExactly("a", "b", "c", "d", "e");
        assertThat(night.told).hasSize(5);
    }

    @Test
    void walkThatCrossesMidnightEndsItsDayFirst() {
        List.of("a", "b", "c").forEach(workspace -> night.add(workspace, START.plus(DAY.multipliedBy(7))));
        assertThat(night.useCase().run(night.now)).isFalse();
        night.behind = () -> night.now = START.plus(DAY);
        assertThat(night.useCase().run(night.now.plusSeconds(1))).isFalse();
        night.behind = () -> {};
        assertThat(night.run()).isTrue();
        assertThat(night.told).hasSize(3).extracting(Digest::day).containsOnly(FIRST);
        assertThat(night.noted).isNotNull().extracting(Walk::done).isEqualTo(FIRST.plusDays(1));
    }

    @Test
    void ofTwoThatWalkAtTheSameTimeOneStops() {
        List.of("a", "b", "c").forEach(workspace -> night.add(workspace, START.plus(DAY)));
        var others = new ArrayList<Boolean>();
        night.behind = () -> {
            night.behind = () -> {};
            others.add(night.run());
        };
        assertThat(night.run()).isFalse();
        assertThat(others).containsExactly(true);
        assertThat(new HashSet<>(night.told)).hasSize(3);
    }

    @Test
    void whatWasToldAndNotNotedIsToldAgainUnderTheSameId() {
        night.add("acme", START.plus(DAY));
        night.behind = () -> {
            throw FakeNight.failure();
        };
        assertThatExceptionOfType(Refusal.Unavailable.class).isThrownBy(night::run);
        night.behind = () -> {};
        night.now = night.now.plusSeconds(60);
        assertThat(night.run()).isTrue();
        assertThat(night.told).hasSize(2);
        assertThat(night.told.getFirst().id()).isEqualTo(night.told.getLast().id());
    }

    @Test
    void dayIsToldAgainWhenSomebodyAsksAndNothingIsNoted() {
        night.add("acme", START.plus(DAY));
        night.add("globex", START.plus(DAY));
        assertThat(night.run()).isTrue();
        var before = night.noted;
        var told = List.copyOf(night.told);
        night.now = START.plus(DAY.multipliedBy(20));
        assertThat(night.useCase().again(FIRST, night.now.plusSeconds(60))).isTrue();
        assertThat(night.told.subList(2, night.told.size())).isEqualTo(told);
        assertThat(night.noted).isEqualTo(before);
        assertThat(night.useCase().again(FIRST, night.now)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> night.useCase().again(FIRST.plusDays(21), night.now.plusSeconds(60)));
    }

    /// Whoever can write to the table could else have nobody told for ever.
    @Test
    void walkThatIsAheadOfTheTimeFails() {
        night.noted = new Walk(7, FIRST.plusDays(1), FIRST.plusDays(1), "", Set.of());
        assertThatIllegalStateException().isThrownBy(night::run);
    }
}
