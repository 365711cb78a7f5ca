package dev.workspacetokens.management;

import dev.workspacetokens.application.token.IdentifyToken.Identified;
import dev.workspacetokens.application.token.Issued;
import dev.workspacetokens.application.token.TokenContext;
import dev.workspacetokens.application.token.TokenDetails;
import dev.workspacetokens.application.token.TokenFields;
import dev.workspacetokens.application.token.TokenSummary;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.access.Reach;
import dev.workspacetokens.domain.decision.SecretCheck;
import dev.workspacetokens.domain.token.Former;
import dev.workspacetokens.domain.token.LastUse;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.EntityTags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The token record of the HTTP contract.
final class TokenJson {

    /// Where a record shows the grants that count no more.
    static final String GONE = "gone";

    private TokenJson() {}

    /// A token in a list: a per-app token shows how many apps it reaches in which role.
    static Map<String, Object> summary(TokenSummary summary) {
        Map<String, Integer> counts = summary.counts();
        return record(summary.token(), switch (summary.token().access()) {
            case AccessRef.AllApps(var role) -> Map.of("all_apps", role);
            case AccessRef.GrantSet _ -> {
                Map<String, Object> roles = new LinkedHashMap<>();
                roles.put("apps_count", counts.values().stream().mapToInt(Integer::intValue).sum());
                roles.put("counts", counts);
                yield roles;
            }
        }, summary.context());
    }

    /// A token with every grant; those whose app is gone stand apart.
    private static Map<String, Object> details(TokenDetails details) {
        Reach reach = details.reach();
        Map<String, Object> record = record(details.token(), switch (details.token().access()) {
            case AccessRef.AllApps(var role) -> Map.of("all_apps", role);
            case AccessRef.GrantSet _ -> {
                Map<String, Object> roles = new LinkedHashMap<>();
                roles.put("apps", byApp(reach.live()));
                if (!reach.gone().isEmpty()) {
                    roles.put(GONE, byApp(reach.gone()));
                }
                yield roles;
            }
        }, details.context());
        record.put(TokenFields.DESCRIPTION, details.particulars().description());
        record.put(TokenFields.ALLOWED_SOURCES, details.particulars().sources().texts());
        return record;
    }

    private static Map<String, String> byApp(List<Grant> grants) {
        var roles = new TreeMap<String, String>();
        grants.forEach(grant -> roles.put(grant.app().value(), grant.role()));
        return roles;
    }

    /// The answer that shows a token's secret, the only time but for repeats of the same call.
    static Answer issued(int status, Issued issued) {
        Map<String, Object> record = details(issued.details());
        record.put("token", issued.secret().revealOnce());
        Answer answer = answer(status, issued.details().token(), record).secret();
        return issued.replayed() ? answer.with("idempotent-replayed", "true") : answer;
    }

    /// The answer that shows a token.
    static Answer answer(int status, TokenDetails details) {
        return answer(status, details.token(), details(details));
    }

    /// The answer that says which token a secret is of.
    static Answer identified(Identified.Found found) {
        Map<String, Object> record = details(found.details());
        record.put("secret", word(found.secret()));
        record.put("works", found.works());
        return Answer.data(200, record);
    }

    private static String word(SecretCheck.Result secret) {
        return switch (secret) {
            case PRESENT -> "present";
            case FORMER -> "former";
            case WRONG -> "replaced";
            case UNKNOWN_KEY -> "unknown";
        };
    }

    /// The same of a token that has no record any more.
    static Answer identified(Identified.Unrecorded unrecorded) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", unrecorded.credential().id().value());
        json.put("name", unrecorded.credential().name());
        json.put("secret", word(unrecorded.secret()));
        json.put("works", unrecorded.works());
        return Answer.data(200, json);
    }

    /// The same of a token that was revoked.
    static Answer identified(Identified.Revoked revoked) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", revoked.token().value());
        json.put("status", "revoked");
        json.put("works", false);
        json.put("event", EventJson.of(revoked.revocation()));
        return Answer.data(200, json);
    }

    private static Answer answer(int status, WorkspaceToken token, Map<String, Object> record) {
        return Answer.data(status, record).with("etag", EntityTags.of(token.version()));
    }

    private static Map<String, Object> record(WorkspaceToken token, Object roles, TokenContext context) {
        LastUse lastUse = context.lastUses().get(token.id());
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("id", token.id().value());
        record.put("name", token.name());
        record.put("workspace", token.workspace().slug().value());
        record.put("status", token.status(context.now()).name().toLowerCase(Locale.ROOT));
        record.put(TokenFields.DISABLED, token.disabled());
        record.put("roles", roles);
        record.put("expires_at", text(token.expiresAt()));
        record.put("generation", token.generation());
        record.put("former", former(token, context));
        record.put("version", token.version());
        put(record, "created", token.created(), context);
        put(record, "regenerated", token.regenerated(), context);
        put(record, "updated", token.updated(), context);
        record.put("last_used_on", lastUse == null ? null : lastUse.latest().toString());
        record.put("last_used", lastUse == null ? null : json(lastUse));
        return record;
    }

    /// The former secret that works now; null where none does.
    private static @Nullable Map<String, Object> former(WorkspaceToken token, TokenContext context) {
        Former former = token.former();
        if (former == null || !former.worksAt(context.now())) {
            return null;
        }
        LastUse lastUse = context.lastUses().get(token.id());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("generation", former.generation());
        json.put("until", former.until().toString());
        json.put("last_used_on", lastUse == null ? null : text(lastUse.dayOf(former)));
        return json;
    }

    private static void put(Map<String, Object> record, String verb, WorkspaceToken.@Nullable Stamp stamp,
            TokenContext context) {
        record.put(verb + "_at", stamp == null ? null : stamp.at().toString());
        record.put(verb + "_by", stamp == null ? null : person(stamp.by(), context));
    }

    private static Map<String, Object> person(String sub, TokenContext context) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", sub);
        json.put("name", context.names().get(sub));
        return json;
    }

    private static Map<String, Object> json(LastUse use) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("on", use.day().toString());
        json.put("source", use.source());
        json.put("generation", use.generation());
        return json;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
