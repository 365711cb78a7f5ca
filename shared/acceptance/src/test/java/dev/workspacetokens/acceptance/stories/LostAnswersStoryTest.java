package dev.workspacetokens.acceptance.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A lost answer never locks anybody out and never leaves a second live secret.
class LostAnswersStoryTest {

    private static final String KEY = "7f9c24e8-3b12-4fef-91e0-56b8a1c0d3aa";
    private static final String OTHER = "0d3aa56b-8a1c-4e0f-b12e-7f9c24e84fef";

    @AutoClose private final Running system = Running.withDemoData();
    private final Client ada = system.as("ada");

    private final String inAMonth = system.clock().inDays(30);

    private Reply create(Client by, String key) {
        return by.post("/workspaces/acme/tokens", """
                {"name": "CI", "expires_at": "%s", "roles": {"apps": {"web": "developer"}}}"""
                .formatted(inAMonth), "Idempotency-Key", key);
    }

    private Reply regenerate(Reply token, String expiresAt) {
        return ada.post(token.header("location") + "/regenerate", "{\"expires_at\": \"%s\"}".formatted(expiresAt),
                "Idempotency-Key", OTHER);
    }

    @Test
    void tokenWhoseCreationWasNotHeardOfIsShownByARepeatAndThereIsNoOther() {
        system.faults().loseAnswer(3); // behind those of the note and the grants
        Reply lost = create(ada, KEY).problem(503);
        assertThat(lost.json().path("type").asText()).endsWith(":outcome-unknown");
        system.faults().loseAnswer(0);
        Reply found = create(ada, KEY).expect(201);
        assertThat(found.header("idempotent-replayed")).isEqualTo("true");
        system.with(found).get("/apps/web").expect(200);
        assertThat(ada.get("/workspaces/acme/tokens").data()).hasSize(1);
        assertThat(system.itemsLike("CREDENTIAL#")).isEqualTo(1);
    }

    @Test
    void secretWhoseRegenerationWasNotHeardOfIsShownByARepeatAndTheFormerOneIsDead() {
        Reply former = create(ada, KEY).expect(201);
        String expiresAt = system.clock().inDays(9);
        system.faults().loseAnswer(1);
        regenerate(former, expiresAt).problem(503);
        system.faults().loseAnswer(0);
        system.clock().advance(Duration.ofMinutes(14));
        Reply found = regenerate(former, expiresAt).expect(200);
        assertThat(found.data().path("generation").asInt()).isEqualTo(2);
        system.with(found).get("/apps/web").expect(200);
        system.with(former).get("/apps/web").expect(401);
        assertThat(system.secretOf(regenerate(former, expiresAt).expect(200))).isEqualTo(system.secretOf(found));
        create(ada, KEY).problem(409);
        system.clock().advance(Duration.ofMinutes(1));
        regenerate(former, expiresAt).problem(409);
        system.clock().advance(Duration.ofHours(23).plusMinutes(45));
        Reply next = system.as("ada").post(former.header("location") + "/regenerate",
                "{\"expires_at\": \"%s\"}".formatted(expiresAt), "Idempotency-Key", OTHER).expect(200);
        assertThat(next.data().path("generation").asInt()).isEqualTo(3);
    }

    @Test
    void keyOfOnePersonSaysNothingToAnother() {
        system.directory().put("/directory/workspaces/acme/members/max", "{\"role\": \"owner\", \"name\": \"Max\"}")
                .expect(200);
        Reply hers = create(ada, KEY).expect(201);
        Reply his = create(system.as("max"), KEY).expect(201);
        assertThat(his.header("location")).isNotEqualTo(hers.header("location"));
        assertThat(system.logged()).noneMatch(line -> line.contains(KEY));
    }
}
