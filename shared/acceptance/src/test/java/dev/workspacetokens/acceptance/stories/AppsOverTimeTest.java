package dev.workspacetokens.acceptance.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Apps move, vanish, appear and come back under an old name; a token reaches what its workspace owns at that moment.
class AppsOverTimeTest {

    @AutoClose private final Running system = Running.withDemoData();
    private Client all;
    private Client perApp;

    @BeforeEach
    void start() {
        all = system.with(create("{\"all_apps\": \"admin\"}"));
        perApp = system.with(create("{\"apps\": {\"ios-shop\": \"admin\"}}"));
        all.get("/apps/ios-shop").expect(200);
        perApp.get("/apps/ios-shop").expect(200);
    }

    private Reply create(String roles) {
        return system.as("ada").post("/workspaces/acme/tokens", """
                {"name": "x", "expires_at": "%s", "roles": %s}""".formatted(system.clock().inDays(30), roles))
                .expect(201);
    }

    private void putApp(String workspace, String app, int status) {
        system.directory().put("/directory/workspaces/" + workspace + "/apps/" + app, """
                {"title": "An app"}""").expect(status);
    }

    @Test
    void anAppThatMovedAwayIsOutOfReachAtOnceAndBackWhenItReturns() {
        putApp("globex", "ios-shop", 200);
        all.get("/apps/ios-shop").expect(403);
        perApp.get("/apps/ios-shop").expect(403);
        assertThat(all.get("/apps").expect(200).all("slug")).doesNotContain("ios-shop");
        assertThat(perApp.get("/apps").expect(200).data()).isEmpty();

        putApp("acme", "ios-shop", 200);
        all.get("/apps/ios-shop").expect(200);
        perApp.get("/apps/ios-shop").expect(200);
    }

    @Test
    void aSlugThatIsUsedAgainRevivesNoGrant() {
        perApp.post("/apps/ios-shop/builds", "{\"branch\": \"main\"}").expect(201);
        system.directory().delete("/directory/workspaces/acme/apps/ios-shop").expect(204);
        all.get("/apps/ios-shop").expect(403);
        perApp.get("/apps/ios-shop").expect(403);

        putApp("acme", "ios-shop", 201);
        perApp.get("/apps/ios-shop").expect(403);
        all.get("/apps/ios-shop").expect(200);
        assertThat(all.get("/apps/ios-shop/builds").expect(200).data()).isEmpty();
    }

    @Test
    void anAppCreatedLaterIsReachedByAllAppsOnly() {
        perApp.get("/apps/watch-shop").expect(403);
        putApp("acme", "watch-shop", 201);
        all.get("/apps/watch-shop").expect(200);
        perApp.get("/apps/watch-shop").expect(403);
    }

    @Test
    void aWorkspaceWithTokensOrAppsCannotBeDeleted() {
        system.directory().delete("/directory/workspaces/acme").problem(409);
        for (String app : all.get("/apps").expect(200).all("slug")) {
            system.directory().delete("/directory/workspaces/acme/apps/" + app).expect(204);
        }
        system.directory().delete("/directory/workspaces/acme").problem(409);
        Client ada = system.as("ada");
        for (String id : ada.get("/workspaces/acme/tokens").expect(200).all("id")) {
            ada.delete("/workspaces/acme/tokens/" + id).expect(204);
        }
        system.directory().delete("/directory/workspaces/acme").expect(204);
        ada.get("/workspaces/acme/tokens").problem(404);
    }
}
