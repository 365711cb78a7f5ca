package dev.workspacetokens.http;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// The one way in which a caller writes a time: RFC 3339 in UTC with `Z`, in capitals, seconds always there, fractions
/// to the millisecond, years 0001 to 9999, and only days that the calendar has.
public final class UtcTime {

    private static final String YEAR = "([0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)";
    private static final String DAY = "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
            + "|02-(0[1-9]|1[0-9]|2[0-8]))";
    private static final String LEAP_YEAR = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|(0[48]|[2468][048]|[13579][26])00)";
    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,3})?";

    /// All times that are read, and no other text: the contract has it word for word.
    public static final String PATTERN = "^(" + YEAR + "-" + DAY + "|" + LEAP_YEAR + "-02-29)T" + TIME + "Z$";

    private static final Pattern COMPILED = Pattern.compile(PATTERN);

    private UtcTime() {}

    static Optional<Instant> parse(String text) {
        return COMPILED.matcher(text).matches() ? Optional.of(Instant.parse(text)) : Optional.empty();
    }
}
