package dev.workspacetokens.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.application.walk.ExpiringToken;
import dev.workspacetokens.application.walk.NotedSet;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.testing.OnEachBackend;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A row that cannot be read does not end the walks that happen on it.
@OnEachBackend
final class UnsealedRowTest {

    private static final LocalDate DAY = LocalDate.parse("2040-01-01");

    private final World world = new World();
    private final World.Shown token = world.create(new Access.AllApps("developer"));
    private final String own = World.BACKEND.newTable();
    private final TokenTable table = new TokenTable(World.BACKEND.dynamoDb(), own);

    @AfterEach
    void drop() {
        var _ = World.BACKEND.dynamoDb().deleteTable(r -> r.tableName(own));
    }

    private void put(String pk, String sk, Map<String, AttributeValue> attributes) {
        var row = new HashMap<>(attributes);
        row.put("PK", World.text(pk));
        row.put("SK", World.text(sk));
        World.BACKEND.dynamoDb().putItem(r -> r.tableName(own).item(row));
    }

    @Test
    void recordUnderNoTokensIdIsSkippedByTheWalkOfNotices() {
        var record = World.items("TOKENS#" + world.workspace.slug()).getFirst();
        put("TOKENS#acme", "0", record);
        put("TOKENS#acme", token.id().value(), record);
        put("TOKENS#acme", "zz", record);
        assertThat(new DynamoDbExpiringTokens(table).of(new Slug("acme"))).map(ExpiringToken::id)
                .containsExactly(token.id());
    }

    @Test
    void whatListsNoWorkspaceIsSkipped() {
        var listed = Map.of("uid", World.text(world.workspace.uid()), "title", World.text("A workspace"));
        put("WORKSPACES", "acme", listed);
        put("WORKSPACES", "Bad slug!", listed);
        put("WORKSPACES", "globex", listed);
        assertThat(new DynamoDbExpiringTokens(table).workspaces(""))
                .isEqualTo(new Page<>(List.of(new Slug("acme"), new Slug("globex")), null));
    }

    @Test
    void noteThatNamesNoSetIsSkippedByTheSweep() {
        put("LEFTOVERS#" + DAY, "!", Map.of());
        put("LEFTOVERS#" + DAY, token.id() + "#set", Map.of());
        put("LEFTOVERS#" + DAY, "zz#set", Map.of());
        var sets = new DynamoDbNotedSets(table, World.BACKEND.dynamoDb(), own);
        assertThat(sets.of(DAY, "").items()).containsExactly(new NotedSet(token.id(), "set"));
    }
}
