package dev.workspacetokens.acceptance.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The two stories that the product was asked for, from the owner's first click to the integration's last call.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoriesTest {

    @AutoClose private final Running system = Running.withDemoData();

    @Test
    void anOwnerCreatesATokenForAllAppsCurrentAndFuture() {
        Client ada = system.as("ada");
        assertThat(ada.get("/workspaces").expect(200).all("slug")).contains("acme");
        assertThat(ada.get("/roles").expect(200).all("id"))
                .containsExactly("admin", "platform-engineer", "developer", "tester-qa");

        Reply created = ada.post("/workspaces/acme/tokens", """
                {"name": "CI integration", "expires_at": "%s", "roles": {"all_apps": "developer"}}"""
                .formatted(system.clock().inDays(90))).expect(201);
        assertThat(created.header("cache-control")).isEqualTo("no-store");
        Client integration = system.with(created);

        integration.post("/apps/ios-shop/builds", """
                {"branch": "main"}""").expect(201);
        integration.get("/apps/web").expect(200);
        system.directory().put("/directory/workspaces/acme/apps/watch-shop", """
                {"title": "Watch shop"}""").expect(201);
        integration.get("/apps/watch-shop").expect(200);
        assertThat(integration.get("/apps").expect(200).all("slug"))
                .containsExactly("android-shop", "ios-shop", "watch-shop", "web");

        assertThat(ada.get(created.header("location")).expect(200).text()).doesNotContain(system.secretOf(created));
        assertThat(ada.get("/workspaces/acme/tokens").expect(200).text()).doesNotContain(system.secretOf(created));
    }

    @Test
    void anOwnerCreatesATokenWithARolePerApp() {
        Reply created = system.as("ada").post("/workspaces/acme/tokens", """
                {"name": "Release bot", "expires_at": "%s",
                 "roles": {"apps": {"ios-shop": "admin", "android-shop": "tester-qa", "web": "none"}}}"""
                .formatted(system.clock().inDays(90))).expect(201);
        Client bot = system.with(created);

        bot.post("/apps/ios-shop/builds", """
                {"branch": "main"}""").expect(201);
        bot.get("/apps/android-shop/builds").expect(200);
        assertThat(bot.post("/apps/android-shop/builds", """
                {"branch": "main"}""").expect(403).text()).contains("builds:start");
        bot.get("/apps/web").expect(403);
        assertThat(bot.get("/apps").expect(200).all("slug")).containsExactly("android-shop", "ios-shop");
        assertThat(created.data().path("roles").path("apps").has("web")).isFalse();
    }

    @Test
    void aLostTokenIsRegeneratedWithTheSameAppsAndTheSameRoles() {
        Client ada = system.as("ada");
        Reply created = ada.post("/workspaces/acme/tokens", """
                {"name": "Lost one", "expires_at": "%s",
                 "roles": {"apps": {"ios-shop": "developer", "web": "tester-qa"}}}"""
                .formatted(system.clock().inDays(30))).expect(201);
        String path = created.header("location");
        Client before = system.with(created);
        before.get("/apps/ios-shop").expect(200);

        String newExpiry = system.clock().inDays(200);
        Reply regenerated = ada.post(path + "/regenerate", """
                {"expires_at": "%s"}""".formatted(newExpiry)).expect(200);
        Client after = system.with(regenerated);

        before.get("/apps/ios-shop").expect(401);
        after.post("/apps/ios-shop/builds", """
                {"branch": "main"}""").expect(201);
        after.get("/apps/web").expect(200);
        after.get("/apps/android-shop").expect(403);
        JsonNode was = created.data();
        JsonNode is = ada.get(path).expect(200).data();
        assertThat(is.path("roles")).isEqualTo(was.path("roles"));
        assertThat(is.path("id")).isEqualTo(was.path("id"));
        assertThat(is.path("name")).isEqualTo(was.path("name"));
        assertThat(is.path("expires_at").asText()).isEqualTo(newExpiry);
        assertThat(is.path("generation").asInt()).isEqualTo(2);
        assertThat(is.path("regenerated_by").path("id").asText()).isEqualTo("ada");
    }
}
