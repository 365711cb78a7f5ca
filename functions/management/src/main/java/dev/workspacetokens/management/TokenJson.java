package dev.workspacetokens.management;

import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.token.TokenSecret;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.http.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The token record of the HTTP contract.
final class TokenJson {

    private TokenJson() {}

    /// A token in a list: a per-app token shows how many apps have which role.
    static Map<String, Object> summary(WorkspaceToken token, @Nullable LocalDate lastUse, Instant now) {
        return record(token, switch (token.access()) {
            case AccessRef.AllApps(var role) -> Map.of("all_apps", role);
            case AccessRef.GrantSet _ -> {
                Map<String, Object> roles = new LinkedHashMap<>();
                roles.put("apps_count", token.counts().values().stream().mapToInt(Integer::intValue).sum());
                roles.put("counts", token.counts());
                yield roles;
            }
        }, lastUse, now);
    }

    /// A token with every grant.
    static Map<String, Object> details(WorkspaceToken token, List<Grant> grants, @Nullable LocalDate lastUse,
            Instant now) {
        return record(token, switch (token.access()) {
            case AccessRef.AllApps(var role) -> Map.of("all_apps", role);
            case AccessRef.GrantSet _ -> {
                Map<String, Object> apps = new TreeMap<>();
                grants.forEach(grant -> apps.put(grant.app().value(), grant.role()));
                yield Map.of("apps", apps);
            }
        }, lastUse, now);
    }

    /// The answer that shows a token's secret, the only time.
    static Answer withSecret(int status, WorkspaceToken token, Map<String, Object> record, TokenSecret secret) {
        record.put("token", secret.revealOnce());
        return answer(status, token, record).secret();
    }

    /// The answer that shows a token.
    static Answer answer(int status, WorkspaceToken token, Map<String, Object> record) {
        return Answer.data(status, record).with("etag", Version.etag(token));
    }

    private static Map<String, Object> record(WorkspaceToken token, Object roles, @Nullable LocalDate lastUse,
            Instant now) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("id", token.id().value());
        record.put("name", token.name());
        record.put("workspace", token.workspace().slug().value());
        record.put("status", token.status(now).name().toLowerCase(Locale.ROOT));
        record.put("roles", roles);
        record.put("expires_at", text(token.expiresAt()));
        record.put("generation", token.generation());
        record.put("version", token.version());
        put(record, "created", token.created());
        put(record, "regenerated", token.regenerated());
        record.put("last_used_on", text(lastUse));
        return record;
    }

    private static void put(Map<String, Object> record, String verb, WorkspaceToken.@Nullable Event event) {
        record.put(verb + "_at", event == null ? null : event.at().toString());
        record.put(verb + "_by",
                event == null ? null : Map.of("id", event.by().id(), "name", event.by().name()));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
