package dev.workspacetokens.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Rfc3339TimeTest {

    @ParameterizedTest
    @ValueSource(strings = {"2027-02-21T00:00:00Z", "2027-02-21T23:59:59Z", "2027-02-21T00:00:00.1Z",
            "2027-02-21T00:00:00.12Z", "2027-02-21T00:00:00.123Z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z",
            "2028-02-29T12:00:00Z"})
    void timesInUtcAreRead(String text) {
        assertThat(Rfc3339Time.parse(text)).contains(Instant.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"2027-02-21T05:30:00+05:30, 2027-02-21T00:00:00Z", "2027-02-21T00:00:00+00:00, 2027-02-21T00:00:00Z",
            "2027-02-20T16:00:00-08:00, 2027-02-21T00:00:00Z", "2027-02-21t00:00:00z, 2027-02-21T00:00:00Z",
            "2027-02-21T17:59:00+17:59, 2027-02-21T00:00:00Z",
            "2027-02-21T00:00:00.1239Z, 2027-02-21T00:00:00.123Z",
            "1969-12-31T23:59:59.999999999Z, 1969-12-31T23:59:59.999Z",
            "2027-02-21T00:00:00.000000+00:00, 2027-02-21T00:00:00Z"})
    void otherOffsetsAreTheSameInstantAndFractionsAreCutToTheMillisecond(String text, Instant expected) {
        assertThat(Rfc3339Time.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "never", "2027-02-21", "2027-02-21T00:00Z", "2027-02-21T00:00:00",
            "20270221T000000Z",
            "2026-12-31T23:59:60Z", "2026-12-31T24:00:00Z", "2026-12-31T24:00:00.000Z", "2027-02-21T25:00:00Z",
            "2027-02-21T00:60:00Z", "2027-02-21T00:00:61Z", "2027-02-21T00:00:00.Z", "2027-02-21T00:00:00,5Z",
            "2027-02-21T00:00:00.1234567890Z", "2027-02-21T05:30:15+05:30:15", "2027-02-21T00:00:00+18:00",
            "2027-02-21T00:00:00+0530", "2027-02-21T00:00:00+5:30", "2027-02-21T00:00:00+05:60",
            "2027-02-21T00:00:00+00", "2027-02-21T00:00:00Z+00:00", "2027-02-21T00:00:00\u221205:30",
            "2027-02-21 00:00:00Z", " 2027-02-21T00:00:00Z", "2027-02-21T00:00:00Z ", "2027-02-21T00:00:00Z\n",
            "\n2027-02-21T00:00:00Z", "2027-02-21T00:00:00ZZ", "2027-02-21T00:00:00Z[UTC]",
            "10000-01-01T00:00:00Z", "+10000-01-01T00:00:00Z", "+2027-02-21T00:00:00Z",
            "-2027-02-21T00:00:00Z", "-0001-01-01T00:00:00Z", "27-02-21T00:00:00Z", "2027-2-21T00:00:00Z",
            "2027-W07-7T00:00:00Z", "2027-052T00:00:00Z", "1771632000", "２０２７-02-21T00:00:00Z",
            "2027-02-21T00:00:00\u0437", "2027\u201002\u201021T00:00:00Z"})
    void everyOtherFormIsRefused(String text) {
        assertThat(Rfc3339Time.parse(text)).isEmpty();
    }

    @Test
    void onlyDaysOfTheCalendarAreRead() {
        IntStream.of(0, 1, 4, 100, 400, 1900, 2000, 2023, 2024, 2100, 2400, 9996, 9999).forEach(year -> {
            for (int month = 0; month <= 13; month++) {
                for (int day = 0; day <= 32; day++) {
                    boolean valid = month >= 1 && month <= 12 && YearMonth.of(year, month).isValidDay(day);
                    String text = "%04d-%02d-%02dT00:00:00Z".formatted(year, month, day);
                    assertThat(Rfc3339Time.parse(text).isPresent()).as(text).isEqualTo(valid);
                }
            }
        });
    }

    /// One character more, less or another one: what is still read is a time that Java reads too, as the same one.
    @Test
    void whatIsReadIsWhatWasWritten() {
        var random = new Random(8);
        String alphabet = "0123456789-:.TZtz+ ";
        for (int i = 0; i < 100_000; i++) {
            var text = new StringBuilder("2028-02-29T23:59:59.999Z");
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                int at = random.nextInt(text.length());
                String other = random.nextInt(3) == 0 ? "" : "" + alphabet.charAt(random.nextInt(alphabet.length()));
                text.replace(at, at + random.nextInt(2), other);
            }
            String changed = text.toString();
            Rfc3339Time.parse(changed)
                    .ifPresent(time -> assertThat(time).as("seed 8: %s", changed).isEqualTo(OffsetDateTime
                            .parse(changed.toUpperCase(Locale.ROOT)).toInstant().truncatedTo(ChronoUnit.MILLIS)));
        }
    }
}
