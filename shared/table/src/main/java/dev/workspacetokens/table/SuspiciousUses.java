package dev.workspacetokens.table;

import dev.workspacetokens.domain.decision.Decision;
import dev.workspacetokens.domain.decision.Decision.Allowed;
import dev.workspacetokens.domain.decision.Decision.Bearer;
import dev.workspacetokens.domain.decision.Decision.Denied;
import dev.workspacetokens.domain.decision.Decision.Reason;
import dev.workspacetokens.domain.decision.Decision.TooOld;
import dev.workspacetokens.domain.token.TimeOrderedId;
import dev.workspacetokens.lambda.Failures;
import dev.workspacetokens.lambda.Log;
import dev.workspacetokens.table.AuthorizerTable.ItemKey;
import dev.workspacetokens.table.AuthorizerTable.Update;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;

/// Notes that somebody used a genuine secret that is too old, or from an address that its token may not be used from,
/// for the owners of the token: an integration was forgotten or has moved, or the secret is in wrong hands. An event,
/// once for each token, reason and day (UTC), whatever the environment.
///
/// The trail reads these rows as its own, so their attributes are those of every event.
public final class SuspiciousUses {

    /// What a security event's partition starts with.
    public static final String KIND = "SECURITY";

    private static final Map<String, String> NAMES = Map.of("#at", "at", "#type", "type", "#actor", "actor", "#id",
            "actor_id", "#source", "source", "#workspace", "workspace", "#subject", "subject", "#name", "subject_name",
            "#ttl", Keys.TTL);
    private static final String NOTE = "SET #at = :at, #type = :type, #actor = :actor, #id = :token, #source = :source, "
            + "#workspace = :workspace, #subject = :token, #name = :name, #ttl = :ttl";
    private static final String FIRST_OF_ITS_DAY = "attribute_not_exists(#type)";

    private final AuthorizerTable table;
    private final Duration kept;
    private final NotedDays noted = new NotedDays();

    /// @param table that holds the events
    /// @param kept for how long they are kept
    public SuspiciousUses(AuthorizerTable table, Duration kept) {
        this.table = table;
        this.kept = kept;
    }

    /// Notes a use, if it is suspicious. Never throws what DynamoDB does.
    ///
    /// @param source where the request came from, as the gateway saw it
    /// @return whether somebody should be told: the use was the first of its day, or could not be noted
    public boolean note(Decision decision, Instant at, String source) {
        return switch (decision) {
            case TooOld(var reason, var whose) -> note(
                    reason == Reason.SUPERSEDED ? "superseded_secret_used" : "expired_secret_used", whose, at, source);
            case Denied(var reason, var whose, _) when reason == Reason.SOURCE_NOT_ALLOWED && whose != null ->
                note("source_not_allowed", whose, at, source);
            case Allowed _,Denied _ -> false;
        };
    }

    private boolean note(String kind, Bearer whose, Instant at, String source) {
        String type = "security." + kind;
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        String what = whose.id() + " " + type;
        if (noted.has(what, today)) {
            return false;
        }
        try {
            boolean first = table.update(new Update(
                    new ItemKey(Keys.eventPartition(KIND, whose.workspace().uid()),
                            TimeOrderedId.of(at.truncatedTo(ChronoUnit.DAYS), what)),
                    NOTE, FIRST_OF_ITS_DAY, NAMES, values(type, whose, at, source)), LastUses.TIMEOUT);
            noted.add(what, today);
            return first;
        } catch (SdkException e) {
            Log.warn(SuspiciousUses.class, type + " of token " + whose.id() + " was not noted: " + Failures.name(e));
            return true;
        }
    }

    private Map<String, Attribute> values(String type, Bearer whose, Instant at, String source) {
        var values = new HashMap<String, Attribute>();
        values.put(":at", Attribute.text(at.truncatedTo(ChronoUnit.MILLIS).toString()));
        values.put(":type", Attribute.text(type));
        values.put(":actor", Attribute.text("token"));
        values.put(":token", Attribute.text(whose.id().value()));
        values.put(":source", Attribute.text(source));
        values.put(":workspace", Attribute.text(whose.workspace().slug().value()));
        values.put(":name", Attribute.text(whose.name()));
        values.put(":ttl", Attribute.number(at.plus(kept).getEpochSecond()));
        return values;
    }
}
