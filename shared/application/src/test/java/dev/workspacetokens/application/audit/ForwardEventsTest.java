package dev.workspacetokens.application.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ForwardEventsTest {

    private final Trail trail = new Trail();
    private final TellEvents tell = new TellEvents(trail, trail);
    private final ForwardEvents forward = new ForwardEvents(tell, trail);
    private final EventKey one = trail.note("1");
    private final EventKey two = trail.note("2");
    private final EventKey three = trail.note("3");

    @Test
    void eventsAreTold() {
        assertThat(forward.run(List.of(one, two))).isEmpty();
        assertThat(trail.told).containsExactlyInAnyOrder(one, two);
        assertThat(trail.kept).isEmpty();
    }

    @Test
    void oneThatIsNamedTwiceIsToldOnce() {
        forward.run(List.of(one, one));
        assertThat(trail.told).containsExactly(one);
    }

    @Test
    void oneThatIsGoneIsNoneToTell() {
        trail.noted.remove(one);
        assertThat(forward.run(List.of(one, two))).isEmpty();
        assertThat(trail.told).containsExactly(two);
        assertThat(trail.kept).isEmpty();
    }

    @Test
    void oneThatCannotBeReadOrToldStopsNoOtherAndIsKeptByItsKey() {
        trail.unreadable.add(one);
        trail.refused.add(two);
        assertThat(forward.run(List.of(one, two, three))).isEmpty();
        assertThat(trail.told).containsExactly(three);
        assertThat(trail.kept).containsExactlyInAnyOrder(one, two);
    }

    @Test
    void oneThatCannotEvenBeKeptIsToBeTriedAgain() {
        trail.refused.addAll(Set.of(one, two));
        trail.lost.add(two);
        assertThat(forward.run(List.of(one, two, three))).containsExactly(two);
    }

    @Test
    void whoeverOnlyTellsHearsWhatWasNotTold() {
        trail.unreadable.add(one);
        trail.refused.add(two);
        assertThat(tell.run(List.of(one, two, three))).containsExactlyInAnyOrder(one, two);
        assertThat(trail.kept).isEmpty();
    }

    @Test
    void keyIsReadAsItWasWritten() {
        for (EventKey key : List.of(one,
                new EventKey(EventKey.Kind.SECURITY, EventKey.DEPLOYMENT, "0Vc5ov48niLwPr5oUZ"))) {
            assertThat(EventKey.parse(key.toString())).contains(key);
        }
        for (String none : List.of("", "#", "a", "AUDIT#a", "AUDIT##a", "AUDIT#a#", "OTHER#a#a", "AUDIT#a#a#a")) {
            assertThat(EventKey.parse(none)).isEmpty();
        }
    }
}
