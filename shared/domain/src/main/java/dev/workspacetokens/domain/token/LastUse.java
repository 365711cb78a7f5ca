package dev.workspacetokens.domain.token;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// When a token was used last. Noted once a day, so it tells the day and no time.
///
/// @param day in UTC
/// @param source the address that the gateway saw
/// @param generation of the secret that was used: the newest one that ever was
/// @param formerGeneration the newest of the older ones that was used; 0 when none was
/// @param formerDay the last day on which that was; null when none was
public record LastUse(LocalDate day, String source, long generation, long formerGeneration,
        @Nullable LocalDate formerDay) {

    /// The last day on which any secret of the token was used.
    public LocalDate latest() {
        return formerDay != null && formerDay.isAfter(day) ? formerDay : day;
    }

    /// The last day on which the secret of a former generation was used; null when none is known.
    public @Nullable LocalDate dayOf(Former former) {
        if (former.generation() == generation) {
            return day;
        }
        return former.generation() == formerGeneration ? formerDay : null;
    }
}
