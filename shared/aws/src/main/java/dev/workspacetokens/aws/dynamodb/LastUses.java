package dev.workspacetokens.aws.dynamodb;

import dev.workspacetokens.aws.operations.Failures;
import dev.workspacetokens.aws.operations.Log;
import dev.workspacetokens.aws.snapshot.SnapshotPart;
import dev.workspacetokens.domain.token.TokenId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;

/// Notes on which day, and from where, a token was used last: one small write a day for each token and execution
/// environment.
///
/// A convenience for people who clean up, so it never stands in the way of a request: it may take [#TIMEOUT], is tried
/// once a day, and a failure is only logged. Safe for concurrent use.
public final class LastUses implements SnapshotPart {

    private static final Duration TIMEOUT = Duration.ofMillis(300);
    private static final Duration KEPT = Duration.ofDays(3_650);
    private static final int REMEMBERED = 10_000;
    private static final TokenId NO_TOKEN = new TokenId("0".repeat(18));

    private final AuthorizerTable table;
    private final Map<String, LocalDate> noted = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LocalDate> eldest) {
            return size() > REMEMBERED;
        }
    });

    /// @param table that holds the uses
    public LastUses(AuthorizerTable table) {
        this.table = table;
    }

    /// Notes a use. Never throws what DynamoDB does.
    ///
    /// @param source where the request came from, as the gateway saw it
    public void note(TokenId token, Instant at, String source) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        if (day.equals(noted.put(token.value(), day))) {
            return;
        }
        try {
            // Refused where another environment was here today.
            var _ = write(token, day, at, source, "attribute_not_exists(#day) OR #day < :day");
        } catch (SdkException e) {
            Log.warn(LastUses.class, "the last use of token " + token + " was not noted: " + Failures.name(e));
        }
    }

    /// Asks for a write that DynamoDB refuses: the last use of no token, on a day before every other.
    @Override
    public void prime() {
        var _ = write(NO_TOKEN, LocalDate.EPOCH, Instant.EPOCH, "", "attribute_exists(#day) AND #day < :day");
    }

    /// What is read behind a restore connects to the same service.
    @Override
    public void recover() {}

    private boolean write(TokenId token, LocalDate day, Instant at, String source, String condition) {
        return table.update(new AuthorizerTable.Update(new AuthorizerTable.ItemKey(Keys.usePartition(token), Keys.USE),
                "SET #day = :day, #source = :source, #ttl = :ttl", condition,
                Map.of("#day", UseItem.DAY, "#source", UseItem.SOURCE, "#ttl", Keys.TTL),
                Map.of(":day", Attribute.text(day.toString()), ":source", Attribute.text(source), ":ttl",
                        Attribute.number(at.plus(KEPT).getEpochSecond()))),
                TIMEOUT);
    }
}
