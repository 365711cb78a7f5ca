package dev.workspacetokens.application.walk;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// One token of a [Digest].
///
/// @param token that expires
/// @param days how many days (UTC) after the day of the digest
public record Notice(ExpiringToken token, int days) {

    /// How many days before its expiration a token is told.
    static final List<Integer> DAYS = List.of(30, 7, 1);

    /// What is told of a token on a day: one thing or nothing, for its expiration is on one day only.
    static Optional<Notice> of(ExpiringToken token, LocalDate day) {
        LocalDate expires = LocalDate.ofInstant(token.expiresAt(), ZoneOffset.UTC);
        return DAYS.stream().filter(days -> expires.equals(day.plusDays(days))).findFirst()
                .map(days -> new Notice(token, days));
    }
}
