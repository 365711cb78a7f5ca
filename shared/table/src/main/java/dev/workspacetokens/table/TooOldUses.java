package dev.workspacetokens.table;

import dev.workspacetokens.domain.decision.Decision.Bearer;
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

/// Notes that somebody used a genuine secret that is too old, for the owners of the token: an integration was
/// forgotten, or an old secret is in wrong hands. An event, once for each token, reason and day (UTC), whatever the
/// environment.
///
/// The trail reads these rows as its own, so their attributes are those of every event.
public final class TooOldUses {

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
    public TooOldUses(AuthorizerTable table, Duration kept) {
        this.table = table;
        this.kept = kept;
    }

    /// Notes a use. Never throws what DynamoDB does.
    ///
    /// @param source where the request came from, as the gateway saw it
    /// @return whether somebody should be told: the use was the first of its day, or could not be noted
    public boolean note(TooOld use, Instant at, String source) {
        Bearer whose = use.whose();
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        String what = whose.id() + " " + type(use.reason());
        if (noted.has(what, today)) {
            return false;
        }
        try {
            boolean first = table.update(new Update(
                    new ItemKey(Keys.eventPartition(KIND, whose.workspace().uid()),
                            TimeOrderedId.of(at.truncatedTo(ChronoUnit.DAYS), what)),
                    NOTE, FIRST_OF_ITS_DAY, NAMES, values(use, at, source)), LastUses.TIMEOUT);
            noted.add(what, today);
            return first;
        } catch (SdkException e) {
            Log.warn(TooOldUses.class, "the use of an old secret of token " + whose.id() + " was not noted: "
                    + Failures.name(e));
            return true;
        }
    }

    private Map<String, Attribute> values(TooOld use, Instant at, String source) {
        Bearer whose = use.whose();
        var values = new HashMap<String, Attribute>();
        values.put(":at", Attribute.text(at.truncatedTo(ChronoUnit.MILLIS).toString()));
        values.put(":type", Attribute.text(type(use.reason())));
        values.put(":actor", Attribute.text("token"));
        values.put(":token", Attribute.text(whose.id().value()));
        values.put(":source", Attribute.text(source));
        values.put(":workspace", Attribute.text(whose.workspace().slug().value()));
        values.put(":name", Attribute.text(whose.name()));
        values.put(":ttl", Attribute.number(at.plus(kept).getEpochSecond()));
        return values;
    }

    private static String type(Reason reason) {
        return reason == Reason.SUPERSEDED ? "security.superseded_secret_used" : "security.expired_secret_used";
    }
}
