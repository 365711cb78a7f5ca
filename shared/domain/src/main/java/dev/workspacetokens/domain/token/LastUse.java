package dev.workspacetokens.domain.token;

import java.time.LocalDate;

/// When a token was used last. Noted once a day, so it tells the day and no time.
///
/// @param day in UTC
/// @param source the address that the gateway saw
/// @param generation of the secret that was used
public record LastUse(LocalDate day, String source, long generation) {}
