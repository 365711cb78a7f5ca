package dev.workspacetokens.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.testing.OnEachBackend;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `PUT` and `DELETE /directory/workspaces/{workspace}/freeze`, status by status.
@OnEachBackend
final class FreezeTest {

    private static final String FREEZE = "acme/freeze";

    private final DirectoryApi api = DirectoryApi.onAnEmptyTable().with("acme");

    private Reply freeze() {
        return api.send("PUT", FREEZE, null);
    }

    private boolean frozen() {
        boolean shown = api.get("acme").json().at("/data/frozen").asBoolean();
        assertThat(api.get("").json().at("/data/0/frozen").asBoolean()).isEqualTo(shown);
        return shown;
    }

    @Test
    void workspaceIsShownWithTheTimeFromWhenItHolds() {
        assertThat(frozen()).isFalse();
        Instant before = Instant.now();
        Reply frozen = freeze();
        assertThat(frozen.status()).isEqualTo(200);
        assertThat(frozen.text("/data/slug")).isEqualTo("acme");
        assertThat(frozen.json().at("/data/frozen").asBoolean()).isTrue();
        Instant inForceAt = Instant.parse(frozen.text("/data/in_force_at"));
        assertThat(inForceAt).isBetween(before.plusSeconds(60).minus(Duration.ofMillis(1)),
                Instant.now().plusSeconds(60));
        assertThat(frozen()).isTrue();
    }

    @Test
    void liftingIsAnsweredAlike() {
        freeze();
        Reply lifted = api.delete(FREEZE);
        assertThat(lifted.status()).isEqualTo(200);
        assertThat(lifted.json().at("/data/frozen").asBoolean()).isFalse();
        assertThat(Instant.parse(lifted.text("/data/in_force_at"))).isAfter(Instant.now().plusSeconds(1));
        assertThat(frozen()).isFalse();
    }

    @Test
    void secondTimeIsAnsweredAsTheFirstAndWritesNothing() {
        freeze();
        var rows = api.rows();
        assertThat(freeze().status()).isEqualTo(200);
        assertThat(api.rows()).isEqualTo(rows);
        api.delete(FREEZE);
        rows = api.rows();
        assertThat(api.delete(FREEZE).status()).isEqualTo(200);
        assertThat(api.rows()).isEqualTo(rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE"})
    void whatIsNotThereIsNotFoundAndWhatIsNoSlugMalformed(String method) {
        var rows = api.rows();
        assertThat(api.send(method, "nobody/freeze", null).status()).isEqualTo(404);
        assertThat(api.send(method, "NO_SLUG/freeze", null).status()).isEqualTo(400);
        assertThat(api.rows()).isEqualTo(rows);
    }

    @Test
    void workspaceThatIsBeingDeletedIsFrozenAllTheSame() {
        api.putMember("acme/members/ada", "owner");
        api.through(new DynamoDb.Crash(2, false)).delete("acme");
        assertThat(freeze().status()).isEqualTo(200);
        assertThat(frozen()).isTrue();
        assertThat(api.delete("acme").status()).isEqualTo(204);
    }

    @Test
    void frozenWorkspaceTakesAppsAndMembersAsEver() {
        freeze();
        assertThat(api.putApp("acme/apps/web").status()).isEqualTo(201);
        assertThat(api.putMember("acme/members/ada", "owner").status()).isEqualTo(201);
        assertThat(api.put("acme", "{'title': 'Another'}").json().at("/data/frozen").asBoolean()).isTrue();
        assertThat(frozen()).isTrue();
    }

    @Test
    void tableThatDoesNotAnswerIsUnavailableAndFreezesNothing() {
        assertThat(api.through(new DynamoDb.Crash(1, false)).send("PUT", FREEZE, null).status()).isEqualTo(503);
        assertThat(frozen()).isFalse();
    }
}
