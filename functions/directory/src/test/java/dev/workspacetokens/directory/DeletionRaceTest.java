package dev.workspacetokens.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.testing.OnEachBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Deletions of a workspace that meet something new in it.
@OnEachBackend
@Tag("generated")
final class DeletionRaceTest {

    private final DirectoryApi api = Scenario.seed(DirectoryApi.onAnEmptyTable());

    @AfterEach
    void tableIsConsistent() {
        Consistency.check(api);
    }

    /// Closed again it looks as the first deletion left it, but an app has come in between.
    ///
    /// @param write of the first deletion: it closes, removes members, deletes
    /// @param status refused, or unknown where members are gone: a refusal says that nothing was changed
    @ParameterizedTest
    @CsvSource({"initech,2,2,409", "initech,3,0,503", "hooli,2,1,409", "hooli,3,0,503"})
    void deletionThatWasGivenUpAndBegunAgainIsNotCompletedByTheFirst(String workspace, int write, int membersLeft,
            int status) {
        api.with("hooli").putMember("hooli/members/gavin", "viewer");
        var appComesBeforeItIsClosed = new DynamoDb.At(1, true, () -> api.putApp(workspace + "/apps/new"));
        var crash = new DynamoDb.Crash(1, true);
        Reply first = api.through(new DynamoDb.At(write, true, () -> {
            api.put(workspace, "{'title': 'Reopened'}");
            api.through(appComesBeforeItIsClosed).through(crash).delete(workspace);
        })).delete(workspace);
        assertThat(crash.happened()).isTrue();
        assertThat(first.status()).isEqualTo(status);
        assertThat(api.get(workspace + "/apps").each("slug")).containsExactly("new");
        assertThat(api.get(workspace + "/members").each("id")).hasSize(membersLeft);
        assertThat(api.putApp(workspace + "/apps/more").status()).as("it is open").isEqualTo(201);
    }

    @Test
    void tokenIsNotCreatedOnceTheDeletionHasBegun() {
        var tokens = new Tokens(api.tokenTable());
        var owner = tokens.owner("initech", "ian");
        var tried = new DynamoDb.At(2, true, () -> assertThatThrownBy(() -> tokens.create(owner))
                .isInstanceOf(Refusal.NotFound.class));
        assertThat(api.through(tried).delete("initech").status()).isEqualTo(204);
        assertThat(tried.happened()).isTrue();
    }

    @Test
    void tokenCreatedAtTheLastMomentKeepsTheWorkspace() {
        var tokens = new Tokens(api.tokenTable());
        var created = new DynamoDb.At(1, true, () -> tokens.create("initech", "ian"));
        assertThat(api.through(created).delete("initech").status()).isEqualTo(409);
        assertThat(api.get("initech/members").each("id")).containsExactly("eve", "ian");
        assertThat(api.putApp("initech/apps/new").status()).isEqualTo(201);
    }

    @Test
    void twoDeletionsAtOnceBothSucceed() {
        var rows = api.rows();
        for (int write = 1; write <= 3; write++) {
            DirectoryApi again = DirectoryApi.holding(rows);
            var other = new DynamoDb.At(write, true,
                    () -> assertThat(again.delete("initech").status()).isEqualTo(204));
            assertThat(again.through(other).delete("initech").status()).isEqualTo(204);
            assertThat(again.get("initech").status()).isEqualTo(404);
            Consistency.check(again);
        }
    }
}
