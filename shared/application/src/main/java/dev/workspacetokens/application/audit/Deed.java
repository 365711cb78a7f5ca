package dev.workspacetokens.application.audit;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What an actor had done: an [Event] before it is noted. Never holds a secret.
///
/// @param actor who, and from where
/// @param type what was done
/// @param workspace in which workspace; null for what concerns none
/// @param subject to what it was done; null where that is the workspace itself, or several things
/// @param differences between before and after, at most [#MOST_DIFFERENCES]
public record Deed(Actor actor, EventType type, @Nullable WorkspaceRef workspace, @Nullable Subject subject,
        List<Difference> differences) {

    /// The most differences that are told one by one.
    public static final int MOST_DIFFERENCES = 100;

    /// @throws IllegalArgumentException when there are too many differences
    public Deed {
        differences = List.copyOf(differences);
        if (differences.size() > MOST_DIFFERENCES) {
            throw new IllegalArgumentException("a deed tells at most " + MOST_DIFFERENCES + " differences");
        }
    }

    /// To what something was done.
    ///
    /// @param id of the token, slug of the app or `sub` of the member
    /// @param name what it was called then; null where that was not known
    public record Subject(String id, @Nullable String name) {}

    /// Whether it was done to this token, alone or among others.
    public boolean concernsToken(String token) {
        return type.ofTokens() && Optional.ofNullable(subject).map(one -> one.id().equals(token))
                .orElseGet(() -> differences.stream().anyMatch(one -> one.what().equals(token)));
    }
}
