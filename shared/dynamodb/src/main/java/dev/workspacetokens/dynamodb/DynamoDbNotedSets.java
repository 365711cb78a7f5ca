package dev.workspacetokens.dynamodb;

import static java.util.stream.Collectors.toSet;

import dev.workspacetokens.application.walk.NotedSet;
import dev.workspacetokens.application.walk.NotedSets;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.lambda.Log;
import dev.workspacetokens.lambda.retry.Pause;
import dev.workspacetokens.table.Keys;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The [NotedSets] of the table. Of a credential it reads which set it names, and nothing else, as IAM holds it to.
public final class DynamoDbNotedSets implements NotedSets {

    private static final String GRANT_SET = "grant_set";

    private final TokenTable table;
    private final ChosenAttributes credentials;

    /// @param client of the same table as `table`
    /// @param name of that table
    public DynamoDbNotedSets(TokenTable table, DynamoDbClient client, String name) {
        this(table, client, name, Pause.JITTERED);
    }

    DynamoDbNotedSets(TokenTable table, DynamoDbClient client, String name, Pause pause) {
        this.table = table;
        this.credentials = new ChosenAttributes(client, name, pause);
    }

    @Override
    public Page<NotedSet> of(LocalDate day, String after) {
        return new PagedQuery<>(table.rows(), Keys.leftoversPartition(day), "", true, UnsealedRow::position)
                .pageOf(row -> UnsealedRow.read(LeftoverItem.SCHEMA, row),
                        new Page.Request(after.isEmpty() ? null : after, Page.MAX_ITEMS))
                .map(LeftoverItem::noted);
    }

    @Override
    public Set<NotedSet> named(Collection<NotedSet> sets) {
        var keys = sets.stream()
                .map(noted -> ChosenAttributes.key(Keys.credentialPartition(noted.token()), Keys.CREDENTIAL)).toList();
        Set<NotedSet> named = credentials.read(keys, Keys.PK, Keys.SK, GRANT_SET).stream()
                .filter(row -> row.containsKey(GRANT_SET))
                .map(row -> new NotedSet(new TokenId(Keys.tail(text(row, Keys.PK))), text(row, GRANT_SET)))
                .collect(toSet());
        named.retainAll(Set.copyOf(sets));
        return named;
    }

    private static String text(Map<String, AttributeValue> row, String attribute) {
        return Objects.requireNonNull(row.get(attribute)).s();
    }

    @Override
    public void delete(NotedSet noted) {
        if (new GrantSets(table).deleteAll(noted.set())) {
            Log.info(DynamoDbNotedSets.class,
                    "deleted the set " + noted.set() + " that a change of the token " + noted.token() + " left behind");
        }
    }
}
