package dev.workspacetokens.acceptance.security;

import static dev.workspacetokens.acceptance.security.TableWriter.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Whoever may write every row of the table, and makes the record of a live token one that cannot be believed, keeps
/// nobody from revoking it, and gets nothing of it noted in another workspace's trail.
class UntrustedRecordsTest {

    private static final String TOKENS = "/workspaces/acme/tokens";

    @AutoClose private final Running system = Running.withDemoData();
    private final TableWriter rows = new TableWriter(system.runner().dynamoDb(),
            system.runner().template().table().tableName());
    private final Client ada = system.as("ada");
    private Reply broken;
    private Reply other;

    /// What becomes of the record.
    enum Breach {
        NO_ROLE, TEXT_FOR_A_VERSION, ANOTHERS_UID
    }

    @BeforeEach
    void create() {
        broken = create("Broken");
        other = create("Other");
    }

    private Reply create(String name) {
        return ada.post(TOKENS, """
                {"name": "%s", "expires_at": "%s", "roles": {"all_apps": "developer"}}"""
                .formatted(name, system.clock().inDays(30))).expect(201);
    }

    private static String id(Reply token) {
        return token.data().path("id").asText();
    }

    private void tamper(Breach breach) {
        rows.change("TOKENS#acme", id(broken), row -> {
            switch (breach) {
                case NO_ROLE -> row.remove("role");
                case ANOTHERS_UID -> row.put("workspace_uid", rows.value("WORKSPACE#globex", "WORKSPACE", "uid"));
                case TEXT_FOR_A_VERSION -> row.put("version", text("one"));
            }
        });
        system.with(broken).get("/apps/web").expect(200);
    }

    private JsonNode identify() {
        return ada.post(TOKENS + "/identify", "{\"token\": \"" + system.secretOf(broken) + "\"}").expect(200).data();
    }

    private Reply revokeSome(String body) {
        return ada.post(TOKENS + "/revoke", body).expect(200);
    }

    private void requireRevoked(Reply... tokens) {
        for (Reply token : tokens) {
            system.with(token).get("/apps/web").expect(401);
            ada.delete(token.header("location")).problem(404);
        }
    }

    @ParameterizedTest
    @EnumSource
    void tokenIsRevokedAndTheTrailTellsIt(Breach breach) {
        tamper(breach);
        ada.delete(broken.header("location")).expect(204);
        requireRevoked(broken);
        assertThat(identify().path("event").path("type").asText()).isEqualTo("token.revoked");
        system.with(other).get("/apps/web").expect(200);
    }

    @ParameterizedTest
    @EnumSource
    void tokenIsInNoListAndIsIdentifiedAsUnrecorded(Breach breach) {
        tamper(breach);
        assertThat(ada.get(TOKENS).expect(200).data()).singleElement()
                .satisfies(token -> assertThat(token.path("id").asText()).isEqualTo(id(other)));
        assertThat(ada.get(TOKENS + "?sort=name").expect(200).data()).hasSize(1);
        ada.get(broken.header("location")).problem(404);
        assertThat(identify().has("status")).as("a record was found").isFalse();
        assertThat(identify().path("works").asBoolean()).isTrue();
    }

    /// What nothing seals must not lead what an owner does to the owners of another workspace.
    @Test
    void whatIsDoneWithATokenWhoseRecordNamesAnotherWorkspaceIsToldInNoOtherTrail() {
        List<Map<String, AttributeValue>> before = ofGlobex();
        tamper(Breach.ANOTHERS_UID);
        String path = broken.header("location");
        String regeneration = "{\"expires_at\": \"%s\", \"overlap_seconds\": 60}".formatted(system.clock().inDays(9));
        ada.patch(path, "{\"name\": \"Other\"}").problem(404);
        ada.post(path + "/regenerate", regeneration, "Idempotency-Key", "7f9c24e8-3b12-4fef-91e0-56b8a1c0d3aa")
                .problem(404);
        ada.delete(path).expect(204);
        assertThat(ofGlobex()).isEqualTo(before);
        assertThat(ada.get("/workspaces/acme/events?type=token.revoked").expect(200).data()).hasSize(1);
    }

    /// Every row of a partition that is named for the other workspace's uid.
    private List<Map<String, AttributeValue>> ofGlobex() {
        String uid = rows.value("WORKSPACE#globex", "WORKSPACE", "uid").s();
        return rows.all().stream().filter(row -> Objects.requireNonNull(row.get("PK")).s().endsWith("#" + uid))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void tokensThatAreNamedAreRevoked(Breach breach) {
        tamper(breach);
        Reply answer = revokeSome("{\"tokens\": [\"%s\", \"%s\"]}".formatted(id(broken), id(other)));
        assertThat(answer.data().path("revoked").asInt()).isEqualTo(2);
        requireRevoked(broken, other);
    }

    @ParameterizedTest
    @EnumSource
    void allTokensAreRevoked(Breach breach) {
        tamper(breach);
        Reply answer = revokeSome("{\"all\": true, \"workspace\": \"acme\"}");
        assertThat(answer.data().path("revoked").asInt()).isEqualTo(2);
        requireRevoked(broken, other);
    }

    @ParameterizedTest
    @EnumSource
    void workspaceIsDeletedWithThem(Breach breach) {
        tamper(breach);
        system.directory().put("/directory/workspaces/acme/apps", "{\"apps\": []}").expect(200);
        system.directory().delete("/directory/workspaces/acme?revoke_tokens=true").expect(204);
        system.with(broken).get("/apps/web").expect(401);
        system.with(other).get("/apps/web").expect(401);
    }
}
