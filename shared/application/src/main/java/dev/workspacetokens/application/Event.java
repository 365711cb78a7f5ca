package dev.workspacetokens.application;

import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.TokenId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of the audit trail: who changed what, and how. Never holds a secret.
///
/// @param at when, to the millisecond
/// @param actor who
/// @param type what happened
/// @param workspace where
/// @param token to which token
/// @param differences between before and after, for a change of something that stays
public record Event(Instant at, Actor actor, Type type, WorkspaceRef workspace, TokenId token,
        List<Difference> differences) {

    public Event {
        differences = List.copyOf(differences);
    }

    /// What can happen.
    public enum Type {
        TOKEN_CREATED, TOKEN_UPDATED, TOKEN_REGENERATED, TOKEN_REVOKED
    }

    /// One thing that is different after a change.
    ///
    /// @param what such as `name`
    /// @param before null where there was nothing
    /// @param after null where there is nothing
    public record Difference(String what, @Nullable String before, @Nullable String after) {}
}
