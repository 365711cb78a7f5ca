package dev.workspacetokens.directory;

import dev.workspacetokens.application.directory.AccessPolicies;
import dev.workspacetokens.application.directory.Changes;
import dev.workspacetokens.application.directory.Put;
import dev.workspacetokens.application.feed.DirectoryFields;
import dev.workspacetokens.application.feed.FreezeWorkspace.Switched;
import dev.workspacetokens.application.feed.PutAccessPolicy;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.domain.directory.Member;
import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.domain.directory.WorkspaceRules;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.JsonPointer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// What the SaaS sees of the directory.
final class DirectoryJson {

    private DirectoryJson() {}

    /// The answer that shows what was put.
    static <T> Answer answer(Put<T> put, Function<T, Map<String, Object>> record) {
        return Answer.data(put.created() ? 201 : 200, record.apply(put.value()));
    }

    static Map<String, Object> of(Workspace workspace) {
        return record("slug", workspace.ref().slug().value(), "uid", workspace.ref().uid(), "title",
                workspace.title(), DirectoryFields.RULES, of(workspace.rules()), "frozen", workspace.frozen());
    }

    static Map<String, Object> of(Switched switched) {
        var record = new LinkedHashMap<>(of(switched.workspace()));
        record.put("in_force_at", time(switched.inForceAt()));
        return record;
    }

    static Map<String, Object> of(AccessPolicies.Stored stored) {
        return record("version", stored.version(), "updated_at", time(stored.at()), "policy",
                Answer.embedded(stored.document()));
    }

    static Map<String, Object> of(PutAccessPolicy.Outcome outcome) {
        var record = record("version", outcome.version(), "narrowed", outcome.narrowed().stream()
                .map(one -> record("pointer", JsonPointer.of(one.path()), "detail", one.detail())).toList());
        Instant inForceAt = outcome.inForceAt();
        if (inForceAt != null) {
            record.put("in_force_at", time(inForceAt));
        }
        return record;
    }

    /// Those rules that the workspace has.
    private static Map<String, Object> of(WorkspaceRules rules) {
        var set = new LinkedHashMap<String, Object>();
        if (rules.maxLifetimeDays() != null) {
            set.put(DirectoryFields.MAX_LIFETIME_DAYS, rules.maxLifetimeDays());
        }
        if (rules.maxTokens() != null) {
            set.put(DirectoryFields.MAX_TOKENS, rules.maxTokens());
        }
        return set;
    }

    static Map<String, Object> of(Slug workspace, App app) {
        return record("slug", app.slug().value(), "uid", app.uid(), "title", app.title(), "workspace",
                workspace.value());
    }

    static Map<String, Object> of(Member member) {
        return record("id", member.person().id(), "name", member.person().name(), "role", member.role().id(),
                "workspace", member.workspace().slug().value());
    }

    static Map<String, Object> of(Changes changes) {
        return record("created", changes.created(), "updated", changes.updated(), "deleted", changes.deleted());
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static Map<String, Object> record(Object... keysAndValues) {
        var record = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            record.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
        }
        return record;
    }
}
