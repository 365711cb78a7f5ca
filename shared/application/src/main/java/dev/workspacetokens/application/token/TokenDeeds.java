package dev.workspacetokens.application.token;

import static java.util.stream.Collectors.toMap;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.access.WantedRoles;
import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.application.audit.Difference;
import dev.workspacetokens.application.audit.EventType;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.source.AllowedSources;
import dev.workspacetokens.domain.token.Particulars;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is told of a change of a token.
final class TokenDeeds {

    private static final String FORMER_UNTIL = "former_until";
    private static final String ALL_APPS = WantedRoles.ROLES + '.' + WantedRoles.ALL_APPS;
    private static final String APPS = WantedRoles.ROLES + '.' + WantedRoles.APPS;

    private TokenDeeds() {}

    /// A token as far as events tell of it.
    record Told(WorkspaceToken token, Particulars particulars, List<Grant> grants) {

        private @Nullable String description() {
            return particulars.description().isEmpty() ? null : particulars.description();
        }

        private @Nullable AllowedSources sources() {
            return particulars.sources().equals(AllowedSources.ANY) ? null : particulars.sources();
        }
    }

    static Deed created(Actor actor, Told told) {
        WorkspaceToken token = told.token();
        var differences = Difference.differences().add(TokenFields.NAME, null, token.name())
                .add(TokenFields.DESCRIPTION, null, told.description())
                .add(TokenFields.ALLOWED_SOURCES, null, told.sources())
                .add(TokenFields.EXPIRES_AT, null, token.expiresAt()).add(ALL_APPS, null, allApps(token.access()));
        addApps(differences, Map.of(), byApp(told.grants()));
        return deed(actor, EventType.TOKEN_CREATED, token, differences);
    }

    /// The grants are not looked at where the access stays.
    static Deed updated(Actor actor, Told before, Told after) {
        var differences = Difference.differences().add(TokenFields.NAME, before.token.name(), after.token.name())
                .add(TokenFields.DESCRIPTION, before.description(), after.description())
                .add(TokenFields.DISABLED, before.token.disabled(), after.token.disabled())
                .add(TokenFields.ALLOWED_SOURCES, before.sources(), after.sources())
                .add(ALL_APPS, allApps(before.token.access()), allApps(after.token.access()));
        if (!before.token.access().equals(after.token.access())) {
            addApps(differences, byApp(before.grants), byApp(after.grants));
        }
        return deed(actor, EventType.TOKEN_UPDATED, after.token, differences);
    }

    static Deed regenerated(Actor actor, WorkspaceToken before, WorkspaceToken after) {
        return deed(actor, EventType.TOKEN_REGENERATED, after,
                Difference.differences().add("generation", before.generation(), after.generation())
                        .add(TokenFields.EXPIRES_AT, before.expiresAt(), after.expiresAt())
                        .add(FORMER_UNTIL, until(before), until(after)));
    }

    static Deed overlapEnded(Actor actor, WorkspaceToken before, WorkspaceToken after) {
        return deed(actor, EventType.TOKEN_OVERLAP_ENDED, after,
                Difference.differences().add(FORMER_UNTIL, until(before), until(after)));
    }

    static Deed revoked(Actor actor, WorkspaceToken token) {
        return deed(actor, EventType.TOKEN_REVOKED, token, Difference.differences());
    }

    /// The same of a token whose record is gone.
    static Deed revoked(Actor actor, WorkspaceRef workspace, TokenId token) {
        return new Deed(actor, EventType.TOKEN_REVOKED, workspace, new Deed.Subject(token.value(), null), List.of());
    }

    private static Deed deed(Actor actor, EventType type, WorkspaceToken token, Difference.Builder differences) {
        return new Deed(actor, type, token.workspace(), new Deed.Subject(token.id().value(), token.name()),
                differences.list());
    }

    /// App by app, or, where that would be too much to read, how many apps have each role.
    private static void addApps(Difference.Builder differences, Map<String, String> before, Map<String, String> after) {
        var apps = Difference.differences().addEach(APPS + '.', before, after);
        // What is told besides the apps takes less than ten.
        if (apps.size() > Deed.MOST_DIFFERENCES - 10) {
            differences.add(APPS, counts(before), counts(after));
        } else {
            differences.addAll(apps);
        }
    }

    private static Map<String, String> byApp(List<Grant> grants) {
        return grants.stream().collect(toMap(grant -> grant.app().value(), Grant::role));
    }

    private static @Nullable String counts(Map<String, String> roles) {
        var counts = new TreeMap<String, Integer>();
        roles.values().forEach(role -> counts.merge(role, 1, Integer::sum));
        return counts.isEmpty() ? null : counts.toString();
    }

    private static @Nullable String allApps(AccessRef access) {
        return access instanceof AccessRef.AllApps(var role) ? role : null;
    }

    private static @Nullable Instant until(WorkspaceToken token) {
        return token.former() == null ? null : token.former().until();
    }
}
