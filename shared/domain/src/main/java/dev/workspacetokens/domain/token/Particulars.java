package dev.workspacetokens.domain.token;

import dev.workspacetokens.domain.source.AllowedSources;

/// What an owner says of a token beside its record; most tokens have none of it. Kept apart from the records, so that a
/// list of these stays short.
///
/// @param description what it is for; empty for nothing
/// @param sources from where alone it may be used
public record Particulars(String description, AllowedSources sources) {

    /// The most characters of a description.
    public static final int LONGEST_DESCRIPTION = 500;
    /// Of a token that nothing more is said of.
    public static final Particulars NONE = new Particulars("", AllowedSources.ANY);
}
