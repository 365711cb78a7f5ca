package dev.workspacetokens.acceptance.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Running;
import dev.workspacetokens.domain.token.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever expiration date the console offers, the API accepts; and nothing is chosen that the person did not choose.
@Tag("browser")
class ConsoleDatesTest {

    private static final int MOMENTS = 60;
    private static final long SEED = 16;
    private static final Instant FROM = Instant.parse("2026-11-23T12:00:00Z");
    private static final int MINUTES = 4 * 366 * 24 * 60;

    /// What the first and the last day that are offered mean, the day after the last one, and "1 year".
    private static final String OFFERED = """
            async (days) => {
              const { ExpirationPicker } = await import("/assets/modules/parts/expiration-picker.js");
              const offered = (choose) => {
                const picker = new ExpirationPicker({ max_lifetime_days: days, allow_never_expire: false });
                const day = picker.element.querySelector("[type=date]");
                choose(day);
                day.dispatchEvent(new Event("input"));
                return [picker, day];
              };
              const [first] = offered((day) => { day.value = day.min; });
              const [last, day] = offered((day) => { day.value = day.max; });
              const [after] = offered((day) => { day.value = day.max; day.valueAsNumber += 86_400_000; });
              const year = new ExpirationPicker({ max_lifetime_days: days, allow_never_expire: false });
              [...year.element.querySelectorAll("[type=radio]")].at(-2).checked = true;
              const [y, m, d] = day.max.split("-").map(Number);
              return {first: first.value(), last: last.value(), year: year.value(), after: String(after.value()),
                dayAfter: new Date(new Date(y, m - 1, d + 2).getTime() - 1000).toISOString()};
            }""";

    @AutoClose private final Running system = Running.withDemoData();

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/London", "America/New_York", "America/Santiago", "Africa/Cairo",
            "Atlantic/Azores", "Australia/Lord_Howe", "Pacific/Kiritimati", "Pacific/Niue", "Asia/Kathmandu"})
    void everyDateThatIsOfferedIsAccepted(String zone) {
        try (var visit = ConsoleVisit.in(system, zone)) {
            visit.serveModules();
            for (Instant now : moments(ZoneId.of(zone))) {
                visit.page().clock().setFixedTime(Date.from(now));
                for (int days : List.of(366, 365, 30, 2)) {
                    var expiry = new Expiry(Duration.ofDays(days), false);
                    var offered = (Map<?, ?>) visit.page().evaluate(OFFERED, days);
                    for (String choice : List.of("first", "last", "year")) {
                        Instant expiresAt = Instant.parse(String.valueOf(offered.get(choice)));
                        assertThat(expiry.objection(expiresAt, now))
                                .as("%s of %s days at %s in %s, seed %s", choice, days, now, zone, SEED).isEmpty();
                        // A clock that is seconds behind or ahead changes nothing.
                        assertThat(expiry.objection(expiresAt, now.minusSeconds(30))).isEmpty();
                        assertThat(expiry.objection(expiresAt, now.plusSeconds(30))).isEmpty();
                    }
                    assertThat(offered.get("after")).as("the day after the last one").isEqualTo("undefined");
                    assertThat(expiry.objection(Instant.parse(String.valueOf(offered.get("dayAfter"))),
                            now.minus(Duration.ofMinutes(3)))).as("no day is kept back at %s in %s", now, zone)
                            .isPresent();
                }
            }
        }
    }

    /// Around each change of the clocks in a few years and around midnight, and any others.
    private static List<Instant> moments(ZoneId zone) {
        var random = new Random(SEED);
        var moments = new ArrayList<Instant>();
        Instant at = FROM;
        for (int i = 0; i < 6; i++) {
            var change = zone.getRules().nextTransition(at);
            if (change != null) {
                at = change.getInstant();
                var year = Duration.ofDays(366);
                moments.addAll(List.of(at.minusSeconds(1), at, at.minus(year), at.minus(year).plusSeconds(3_300),
                        at.minus(year).minusSeconds(3_300)));
            }
        }
        Instant midnight = FROM.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
        for (int seconds : List.of(-61, -31, -1, 0, 1, 59, 61, 121)) {
            moments.add(midnight.plusSeconds(seconds));
        }
        while (moments.size() < MOMENTS) {
            moments.add(FROM.plus(Duration.ofMinutes(random.nextInt(MINUTES))));
        }
        return moments;
    }

    @Test
    void theLastDayAcrossTheEndOfSummerTimeIsAccepted() {
        system.clock().set(Instant.parse("2027-10-29T23:05:00Z"));
        try (var visit = ConsoleVisit.in(system, "Europe/London").signIn("Ada")) {
            visit.button("Create token").click();
            visit.dialog().getByLabel("Name").fill("Until the end");
            var day = visit.dialog().getByLabel("Expiration date");
            day.fill(String.valueOf(day.getAttribute("max")));
            visit.press("Next").click();
            visit.choice("Developer").click();
            visit.press("Next").click();
            visit.press("Copy and close").click();
            assertThat(visit.row("Until the end")).isVisible();
        }
    }

    @Test
    void noDateBeyondTheRuleOfTheWorkspaceIsOffered() {
        system.directory().patch("/directory/workspaces/acme", "{\"rules\": {\"max_lifetime_days\": 45}}").expect(200);
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            visit.button("Create token").click();
            visit.dialog().getByLabel("Name").fill("Until the rule's end");
            assertThat(visit.dialog().getByText("30 days")).isVisible();
            assertThat(visit.dialog().getByText("60 days")).hasCount(0);
            var day = visit.dialog().getByLabel("Expiration date");
            assertThat(day).hasAttribute("max", "2027-01-06");
            day.fill(String.valueOf(day.getAttribute("max")));
            visit.press("Next").click();
            visit.choice("Developer").click();
            visit.press("Next").click();
            visit.press("Copy and close").click();
            assertThat(visit.row("Until the rule's end")).isVisible();
        }
    }

    @Test
    void theFocusChoosesNothing() {
        try (var visit = ConsoleVisit.to(system).signIn("Ada")) {
            visit.button("Create token").click();
            visit.choice("30 days").click();
            for (int i = 0; i < 6; i++) {
                visit.page().keyboard().press("Tab");
                assertThat(visit.choice("30 days").locator("input")).isChecked();
            }
            visit.dialog().getByLabel("Expiration date").focus();
            assertThat(visit.choice("30 days").locator("input")).isChecked();
            visit.page().keyboard().type("24");
            assertThat(visit.choice("Custom date").locator("[type=radio]")).isChecked();
        }
    }
}
