package dev.workspacetokens.table;

import dev.workspacetokens.domain.decision.Decision.Bearer;
import dev.workspacetokens.lambda.Failures;
import dev.workspacetokens.lambda.Log;
import dev.workspacetokens.lambda.snapshot.SnapshotPart;
import dev.workspacetokens.table.AuthorizerTable.ItemKey;
import dev.workspacetokens.table.AuthorizerTable.Update;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.exception.SdkException;

/// Notes on which day, and from where, a token was used last: one small write a day for each token, generation and
/// execution environment. The first use of the day that an environment sees of a regenerated token, or of a former
/// secret, may take a second write.
///
/// A convenience for people who clean up, so it never stands in the way of a request: it may take [#TIMEOUT], and a
/// failure is only logged and tried again by the next request. An environment's day begins at 00:00 UTC and a part of
/// [#STAGGER] that is its own, so that not all of them write at midnight. Safe for concurrent use.
public final class LastUses implements SnapshotPart {

    /// The attribute of the day of the last use.
    public static final String DAY = "day";
    /// The attribute of where that came from.
    public static final String SOURCE = "source";
    /// The attribute of the newest generation that was seen.
    public static final String GENERATION = "generation";
    /// The attribute of the newest of the older generations that was used.
    public static final String FORMER_GENERATION = "former_generation";
    /// The attribute of the last day on which that was.
    public static final String FORMER_DAY = "former_day";

    /// How long a note may take.
    public static final Duration TIMEOUT = Duration.ofMillis(50);
    /// How long a use is remembered.
    public static final Duration KEPT = Duration.ofDays(90);
    /// Within which time after midnight the environments begin their day.
    public static final Duration STAGGER = Duration.ofMinutes(30);

    private static final String USED_AGAIN = "SET #day = :day, #source = :source, #generation = :generation, #ttl = :ttl";
    private static final String FIRST_OF_ITS_DAY = "attribute_not_exists(#day) OR (#generation = :generation AND #day < :day)";
    private static final String USED_SINCE_REGENERATED = USED_AGAIN
            + ", #former_day = #day, #former_generation = #generation";
    private static final String FIRST_OF_ITS_GENERATION = "#generation < :generation";
    private static final String FORMER_USED = "SET #former_day = :day, #former_generation = :generation, #ttl = :ttl";
    private static final String FIRST_OF_ITS_DAY_AS_A_FORMER_ONE = "#generation > :generation AND (attribute_not_exists(#former_generation) "
            + "OR #former_generation < :generation OR (#former_generation = :generation AND #former_day < :day))";
    private static final Map<String, String> NAMES = Map.of("#day", DAY, "#source", SOURCE, "#generation", GENERATION,
            "#former_day", FORMER_DAY, "#former_generation", FORMER_GENERATION, "#ttl", Keys.TTL);

    private final AuthorizerTable table;
    private final RandomGenerator random;
    private volatile Duration late;
    /// By token and generation, the day of the environment on which its use was noted.
    private final NotedDays noted = new NotedDays();

    /// @param table that holds the uses
    /// @param random from which the environment's part of [#STAGGER] is drawn
    public LastUses(AuthorizerTable table, RandomGenerator random) {
        this.table = table;
        this.random = random;
        this.late = drawn();
    }

    /// Notes a use. Never throws what DynamoDB does.
    ///
    /// @param source where the request came from, as the gateway saw it
    public void note(Bearer bearer, Instant at, String source) {
        LocalDate today = LocalDate.ofInstant(at.minus(late), ZoneOffset.UTC);
        String secret = bearer.id() + "#" + bearer.generation();
        if (noted.has(secret, today)) {
            return;
        }
        // Only the table knows whether a later generation is the first one to be seen, and whether the successor of a
        // former one was used. A first generation follows no other.
        boolean mayBeNew = !bearer.former() && bearer.generation() > 1;
        Duration each = mayBeNew || bearer.former() ? TIMEOUT.dividedBy(2) : TIMEOUT;
        try {
            boolean written = write(bearer, at, source, USED_AGAIN, FIRST_OF_ITS_DAY, each);
            if (!written && mayBeNew) {
                var _ = write(bearer, at, source, USED_SINCE_REGENERATED, FIRST_OF_ITS_GENERATION, each);
            } else if (!written && bearer.former()) {
                var _ = write(bearer, at, source, FORMER_USED, FIRST_OF_ITS_DAY_AS_A_FORMER_ONE, each);
            }
            noted.add(secret, today);
        } catch (SdkException e) {
            Log.warn(LastUses.class, "the last use of token " + bearer.id() + " was not noted: " + Failures.name(e));
        }
    }

    /// Asks for a write that DynamoDB refuses: the use of no token.
    @Override
    public void prime() {
        var _ = table.update(new Update(new ItemKey(Keys.usePartition("priming"), "priming"), "SET #day = :day",
                "attribute_exists(#day) AND #day < :day", Map.of("#day", DAY),
                Map.of(":day", Attribute.text(LocalDate.EPOCH.toString()))), TIMEOUT);
    }

    /// Draws another part of [#STAGGER]: every environment that comes of one snapshot has its own.
    @Override
    public void recover() {
        late = drawn();
    }

    private Duration drawn() {
        return Duration.ofMillis(random.nextLong(STAGGER.toMillis()));
    }

    private boolean write(Bearer bearer, Instant at, String source, String expression, String condition,
            Duration timeout) {
        // DynamoDB refuses an update that names more than it uses.
        String used = expression + " " + condition;
        var names = new HashMap<>(NAMES);
        names.keySet().removeIf(name -> !used.contains(name));
        var values = new HashMap<>(Map.of(":day",
                Attribute.text(LocalDate.ofInstant(at, ZoneOffset.UTC).toString()), ":source", Attribute.text(source),
                ":generation", Attribute.number(bearer.generation()), ":ttl",
                Attribute.number(at.plus(KEPT).getEpochSecond())));
        values.keySet().removeIf(value -> !used.contains(value));
        return table.update(new Update(
                new ItemKey(Keys.usePartition(bearer.workspace().uid()), bearer.id().value()), expression, condition,
                names, values), timeout);
    }
}
