package dev.workspacetokens.http;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// How a caller writes a time: RFC 3339 with an offset of less than 18 hours, years 0000 to 9999, and only days that
/// the calendar has. No leap second and no hour 24, which name no instant of their own here.
public final class Rfc3339Time {

    private static final String YEAR = "[0-9]{4}";
    private static final String DAY = "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
            + "|02-(0[1-9]|1[0-9]|2[0-8]))";
    private static final String LEAP_YEAR = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|(0[048]|[2468][048]|[13579][26])00)";
    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?";
    private static final String OFFSET = "([Zz]|[+-](0[0-9]|1[0-7]):[0-5][0-9])";

    /// All times that are read, and no other text: the contract has it word for word.
    public static final String PATTERN = "^(" + YEAR + "-" + DAY + "|" + LEAP_YEAR + "-02-29)[Tt]" + TIME + OFFSET
            + "$";

    private static final Pattern COMPILED = Pattern.compile(PATTERN);

    private Rfc3339Time() {}

    /// The time, cut to the millisecond; nothing when the text is none.
    static Optional<Instant> parse(String text) {
        return COMPILED.matcher(text).matches()
                ? Optional.of(OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant()
                        .truncatedTo(ChronoUnit.MILLIS))
                : Optional.empty();
    }
}
