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
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

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

    private final DynamoDbClient client;
    private final String table;
    private final Map<TokenId, LocalDate> noted = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TokenId, LocalDate> eldest) {
            return size() > REMEMBERED;
        }
    });

    /// @param client of the region that holds the table
    /// @param table its name
    public LastUses(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /// Notes a use. Never throws what DynamoDB does.
    ///
    /// @param source where the request came from, as the gateway saw it
    public void note(TokenId token, Instant at, String source) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        if (day.equals(noted.put(token, day))) {
            return;
        }
        try {
            write(token, day, at, source, "attribute_not_exists(#day) OR #day < :day");
        } catch (ConditionalCheckFailedException _) {
            // Another environment was here today.
        } catch (SdkException e) {
            Log.warn(LastUses.class, "the last use of token " + token + " was not noted: " + Failures.name(e));
        }
    }

    /// Asks for a write that DynamoDB refuses: the last use of no token, on a day before every other.
    @Override
    public void prime() {
        try {
            write(NO_TOKEN, LocalDate.EPOCH, Instant.EPOCH, "", "attribute_exists(#day) AND #day < :day");
        } catch (ConditionalCheckFailedException _) {
            // As it should.
        }
    }

    /// What is read behind a restore connects to the same service.
    @Override
    public void recover() {}

    private void write(TokenId token, LocalDate day, Instant at, String source, String condition) {
        client.updateItem(r -> r.tableName(table)
                .key(Map.of(Keys.PK, AttributeValue.fromS(Keys.usePartition(token)), Keys.SK,
                        AttributeValue.fromS(Keys.USE)))
                .updateExpression("SET #day = :day, #source = :source, #ttl = :ttl")
                .conditionExpression(condition)
                .expressionAttributeNames(
                        Map.of("#day", UseItem.DAY, "#source", UseItem.SOURCE, "#ttl", Keys.TTL))
                .expressionAttributeValues(Map.of(":day", AttributeValue.fromS(day.toString()), ":source",
                        AttributeValue.fromS(source), ":ttl",
                        AttributeValue.fromN(Long.toString(at.plus(KEPT).getEpochSecond()))))
                .overrideConfiguration(c -> c.apiCallTimeout(TIMEOUT)));
    }
}
