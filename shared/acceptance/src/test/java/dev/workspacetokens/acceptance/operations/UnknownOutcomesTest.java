package dev.workspacetokens.acceptance.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A change that fails says whether it is known that nothing was changed. What it says is true.
class UnknownOutcomesTest {

    private static final String NOTHING_CHANGED = "urn:workspace-tokens:problem:unavailable";
    private static final String NOT_KNOWN = "urn:workspace-tokens:problem:outcome-unknown";

    @AutoClose private final Running system = Running.withDemoData();
    private final Client ada = system.as("ada");
    private final Client directory = system.directory();

    private Reply create() {
        return ada.post("/workspaces/acme/tokens", """
                {"name": "x", "expires_at": "%s", "roles": {"all_apps": "developer"}}"""
                .formatted(system.clock().inDays(30)));
    }

    private String newExpiry() {
        return """
                {"expires_at": "%s"}""".formatted(system.clock().inDays(1));
    }

    /// One change of each kind, each on something of its own.
    private List<Supplier<Reply>> changes() {
        String renamed = create().expect(201).header("location");
        String regenerated = create().expect(201).header("location");
        Reply used = create().expect(201);
        String overlapping = create().expect(201).header("location");
        ada.post(overlapping + "/regenerate", "{\"expires_at\": \"%s\", \"overlap_seconds\": 60}"
                .formatted(system.clock().inDays(1))).expect(200);
        String revoked = create().expect(201).header("location");
        String many = "{\"tokens\": [\"%s\"]}".formatted(create().expect(201).data().path("id").asText());
        Client api = system.with(used);
        String build = api.post("/apps/web/builds", "{\"branch\": \"main\"}").expect(201).data().path("id").asText();
        String workspaces = "/directory/workspaces";
        String person = "{\"role\": \"viewer\", \"name\": \"N\"}";
        return List.of(this::create, () -> ada.patch(renamed, "{\"name\": \"y\"}"),
                () -> ada.post(regenerated + "/regenerate", newExpiry()), () -> ada.delete(revoked),
                () -> ada.delete(overlapping + "/overlap"),
                () -> ada.post("/workspaces/acme/tokens/revoke", many),
                () -> api.post("/apps/web/builds", "{\"branch\": \"main\"}"),
                () -> api.post("/apps/web/builds/" + build + "/abort", ""),
                () -> directory.put(workspaces + "/umbrella", "{\"title\": \"T\"}"),
                () -> directory.patch(workspaces + "/globex", "{\"rules\": {\"max_tokens\": 20}}"),
                () -> directory.put(workspaces + "/acme/apps/new", "{\"title\": \"T\"}"),
                () -> directory.put(workspaces + "/acme/members/new", person),
                () -> directory.put(workspaces + "/globex/apps", "{\"apps\": [{\"slug\": \"n\", \"title\": \"T\"}]}"),
                () -> directory.put(workspaces + "/globex/members", """
                        {"members": [{"id": "olga", "role": "owner", "name": "O"},
                        {"id": "new", "role": "viewer", "name": "N"}]}"""),
                () -> directory.delete(workspaces + "/acme/apps/ios-shop"),
                () -> directory.delete(workspaces + "/acme/members/max"),
                () -> directory.delete(workspaces + "/umbrella"));
    }

    private static void isTold(Reply reply, String type, String words) {
        reply.problem(503);
        assertThat(reply.header("retry-after")).as(reply.request()).isNotBlank();
        assertThat(reply.json().path("type").asText()).as(reply.request()).isEqualTo(type);
        assertThat(reply.json().path("detail").asText()).as(reply.request()).contains(words);
    }

    @Test
    void changeWhoseAnswerIsLostIsNotKnownToBeMade() {
        for (var change : changes()) {
            system.faults().loseAnswer(1);
            isTold(change.get(), NOT_KNOWN, "It is not known whether it was changed.");
            system.faults().loseAnswer(0);
        }
    }

    @Test
    void changeThatEndsInAnErrorOfTheServiceIsNotKnownToBeMade() {
        for (var change : changes()) {
            system.faults().failWrite(1);
            isTold(change.get(), NOT_KNOWN, "It is not known whether it was changed.");
            system.faults().failWrite(0);
            assertThat(change.get().status()).isBetween(200, 204);
        }
    }

    @Test
    void changeThatIsRefusedForItsRateHasChangedNothing() {
        for (var change : changes()) {
            system.faults().throttled(true);
            isTold(change.get(), NOTHING_CHANGED, "Nothing was changed.");
            system.faults().throttled(false);
            assertThat(change.get().status()).isBetween(200, 204);
        }
    }

    @Test
    void changeThatFailsBeforeItIsSentHasChangedNothing() {
        for (var change : changes()) {
            system.faults().dynamoDbDown(true);
            Reply reply = change.get();
            system.faults().dynamoDbDown(false);
            if (reply.status() != 500) {
                isTold(reply, NOTHING_CHANGED, "Nothing was changed.");
            }
            assertThat(change.get().status()).isBetween(200, 204);
        }
        String path = create().expect(201).header("location");
        system.faults().kmsDown(true);
        isTold(ada.post(path + "/regenerate", newExpiry()), NOTHING_CHANGED, "Nothing was changed.");
        isTold(create(), NOTHING_CHANGED, "Nothing was changed.");
        system.faults().kmsDown(false);
    }

    @Test
    void whoeverOnlyReadsIsToldNothingOfChanges() {
        String path = create().expect(201).header("location");
        system.faults().dynamoDbDown(true);
        for (String read : List.of("/workspaces", "/workspaces/acme/tokens", path, "/workspaces/acme/apps")) {
            Reply reply = ada.get(read).problem(503);
            assertThat(reply.text()).doesNotContainIgnoringCase("changed");
        }
        assertThat(directory.get("/directory/workspaces").problem(503).text()).doesNotContainIgnoringCase("changed");
        system.faults().dynamoDbDown(false);
    }

    @Test
    void changeOfSeveralStepsThatBreaksOffBehindTheFirstIsNotKnownToBeMade() {
        var apps = new StringBuilder("{\"apps\": [{\"slug\": \"a\", \"title\": \"T\"}");
        for (int i = 0; i < 120; i++) {
            apps.append(", {\"slug\": \"a").append(i).append("\", \"title\": \"T\"}");
        }
        String path = "/directory/workspaces/globex/apps";
        // By the service's error, and by one that says that this very step was not made.
        system.faults().failWrite(2);
        isTold(directory.put(path, apps + "]}"), NOT_KNOWN, "It is not known whether it was changed.");
        system.faults().failWrite(0);
        directory.put(path, apps + "]}").expect(200);
        directory.put("/directory/workspaces/umbrella", "{\"title\": \"T\"}").expect(201);
        directory.put("/directory/workspaces/umbrella/members/m", "{\"role\": \"owner\", \"name\": \"N\"}").expect(201);
        system.faults().throttledBehind(1);
        isTold(directory.delete("/directory/workspaces/umbrella"), NOT_KNOWN,
                "It is not known whether it was changed.");
        system.faults().throttledBehind(0);
        directory.delete("/directory/workspaces/umbrella").expect(204);
    }

    @Test
    void tokenWhoseRegenerationIsNotKnownHasASecretThatNobodySawAndCanBeRegenerated() {
        Reply created = create().expect(201);
        String path = created.header("location");
        system.faults().loseAnswer(1);
        isTold(ada.post(path + "/regenerate", newExpiry()), NOT_KNOWN, "It is not known whether it was changed.");
        system.with(created).get("/apps/web").expect(401);
        Reply again = ada.post(path + "/regenerate", newExpiry()).expect(200);
        system.with(again).get("/apps/web").expect(200);
    }

    @Test
    void revocationWhoseCleanUpFailsIsARevocation() {
        Reply created = ada.post("/workspaces/acme/tokens", """
                {"name": "x", "expires_at": "%s", "roles": {"apps": {"web": "developer"}}}"""
                .formatted(system.clock().inDays(30))).expect(201);
        system.faults().failWrite(2);
        ada.delete(created.header("location")).expect(204);
        system.faults().failWrite(0);
        system.with(created).get("/apps/web").expect(401);
    }

    @Test
    void tokenWhoseGrantsCannotBeWrittenWasNotCreated() {
        system.faults().failWrite(1);
        isTold(ada.post("/workspaces/acme/tokens", """
                {"name": "x", "expires_at": "%s", "roles": {"apps": {"web": "developer"}}}"""
                .formatted(system.clock().inDays(30))), NOTHING_CHANGED, "Nothing was changed.");
        system.faults().failWrite(0);
        assertThat(ada.get("/workspaces/acme/tokens").expect(200).data()).isEmpty();
    }
}
