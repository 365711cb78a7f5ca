package dev.workspacetokens.application.token;

import dev.workspacetokens.application.Violations;
import dev.workspacetokens.domain.token.Particulars;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The particulars that a caller wants a token to have; null is what stays.
///
/// @param description what it is for, as it was written
/// @param sources from where alone it may be used, as they were written
public record WantedParticulars(@Nullable String description, @Nullable List<String> sources) {

    /// Everything stays.
    public static final WantedParticulars NONE = new WantedParticulars(null, null);

    /// What the token has then; notes what may not be.
    ///
    /// @param before what it has
    Particulars over(Particulars before, Violations violations) {
        return new Particulars(
                description == null ? before.description() : TokenFields.description(description, violations),
                sources == null ? before.sources() : TokenFields.sources(sources, violations));
    }
}
