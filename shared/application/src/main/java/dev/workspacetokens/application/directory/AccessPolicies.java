package dev.workspacetokens.application.directory;

import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.access.PolicyDraft;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The access policy that is stored, as the SaaS keeps it.
///
/// What a change does is noted in the audit trail as a part of it.
public interface AccessPolicies {

    /// How many bytes a policy may have when it is packed.
    int MOST_BYTES = 16_000;

    /// The stored one. Strongly consistent.
    Optional<Stored> find();

    /// Says whether a document can be stored.
    ///
    /// @throws Refusal.Invalid when it is too large
    void requireRoom(String document);

    /// Stores a policy in place of the one that was read.
    ///
    /// @param before null when none was stored
    /// @param document a valid policy
    /// @return its version
    /// @throws Refusal.Conflict when somebody else stored one meanwhile
    long put(@Nullable Stored before, String document, Deed deed);

    /// A policy as it was stored.
    ///
    /// @param version counts, from 1
    /// @param document the policy as it was written
    /// @param draft what it says
    /// @param at when it was stored
    record Stored(long version, String document, PolicyDraft draft, Instant at) {}

    /// The refusal of a document that is too large.
    static Refusal.Invalid tooLarge() {
        return new Refusal.Invalid(List.of(new Violation(List.of(),
                "must not have more than " + MOST_BYTES + " bytes when it is packed by gzip")));
    }

    /// The refusal where none is stored.
    static Refusal.NotFound none() {
        return new Refusal.NotFound("No access policy is stored.");
    }
}
