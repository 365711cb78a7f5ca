package dev.workspacetokens.application.token;

import dev.workspacetokens.application.Event.Difference;
import dev.workspacetokens.application.access.WantedRoles;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is different between a token before and after a change.
final class Differences {

    private Differences() {}

    static List<Difference> between(WorkspaceToken before, WorkspaceToken after) {
        var differences = new ArrayList<Difference>();
        add(differences, TokenFields.NAME, before.name(), after.name());
        add(differences, TokenFields.EXPIRES_AT, before.expiresAt(), after.expiresAt());
        add(differences, "former_until", until(before), until(after));
        if (!before.access().equals(after.access())) {
            differences.add(new Difference(WantedRoles.ROLES, roles(before), roles(after)));
        }
        return differences;
    }

    private static @Nullable Instant until(WorkspaceToken token) {
        return token.former() == null ? null : token.former().until();
    }

    private static void add(List<Difference> differences, String what, @Nullable Object before,
            @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            differences.add(new Difference(what, text(before), text(after)));
        }
    }

    /// The role on all apps, or how many apps have each role: a thousand grants are too many for one line.
    private static String roles(WorkspaceToken token) {
        return switch (token.access()) {
            case AccessRef.AllApps(var role) -> "all apps: " + role;
            case AccessRef.GrantSet _ -> "apps: " + token.counts();
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
