package dev.workspacetokens.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.application.walk.Walk;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.testing.OnEachBackend;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachBackend
final class WalksTest {

    private static final LocalDate DAY = LocalDate.parse("2040-01-01");

    private final String name = World.BACKEND.newTable();
    private final TokenTable table = new TokenTable(World.BACKEND.dynamoDb(), name);
    private final DynamoDbWalks notices = DynamoDbWalks.ofNotices(table);

    @AfterEach
    void drop() {
        var _ = World.BACKEND.dynamoDb().deleteTable(r -> r.tableName(name));
    }

    private static Walk walk(long version) {
        return new Walk(version, DAY, DAY.plusDays(2), "acme", Set.of(new Slug("globex"), new Slug("initech")));
    }

    @Test
    void whatWasNotedIsReadAndEachKindOfWalkHasItsOwn() {
        assertThat(notices.read()).isEmpty();
        assertThat(notices.note(walk(1))).isTrue();
        assertThat(notices.read()).contains(walk(1));
        assertThat(DynamoDbWalks.ofSweeps(table).read()).isEmpty();
        var ended = new Walk(2, DAY, DAY, "", Set.of());
        assertThat(notices.note(ended)).isTrue();
        assertThat(notices.read()).contains(ended);
    }

    @Test
    void whoIsLateNotesNothing() {
        assertThat(notices.note(walk(1))).isTrue();
        assertThat(notices.note(walk(1))).isFalse();
        assertThat(notices.note(walk(2))).isTrue();
        assertThat(notices.note(new Walk(2, DAY, DAY, "", Set.of()))).isFalse();
        assertThat(notices.note(new Walk(4, DAY, DAY, "", Set.of()))).isFalse();
        assertThat(notices.read()).contains(walk(2));
    }
}
