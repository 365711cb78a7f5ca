package dev.workspacetokens.acceptance.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The SaaS allows one workspace less than the deployment does.
class RulesOfAWorkspaceTest {

    @AutoClose private final Running system = Running.withDemoData();
    private final Client ada = system.as("ada");

    private Reply create(String expiresAt, String roles) {
        return ada.post("/workspaces/acme/tokens",
                "{\"name\": \"CI\", \"expires_at\": \"%s\", \"roles\": %s}".formatted(expiresAt, roles));
    }

    private Reply regenerate(Reply token, String expiresAt) {
        return ada.post(token.header("location") + "/regenerate", "{\"expires_at\": \"%s\"}".formatted(expiresAt));
    }

    private void rule(String rules) {
        system.directory().patch("/directory/workspaces/acme", "{\"rules\": " + rules + "}").expect(200);
    }

    @Test
    void rulesAreForWhatIsMadeFromThenOnAndForNoOtherWorkspace() {
        String perApp = "{\"apps\": {\"ios-shop\": \"developer\"}}";
        Reply longLived = create(system.clock().inDays(300), perApp).expect(201);
        rule("{\"max_lifetime_days\": 90, \"max_tokens\": 2}");

        for (Reply refused : new Reply[]{create(system.clock().inDays(91), perApp),
                create(system.clock().inDays(91), "{\"all_apps\": \"developer\"}"),
                regenerate(longLived, system.clock().inDays(91))}) {
            assertThat(refused.problem(422).pointers()).containsExactly("/expires_at");
            assertThat(refused.json().at("/errors/0/detail").asText())
                    .isEqualTo("must be a time at most 90 days away in this workspace");
        }
        Client integration = system.with(longLived);
        integration.get("/apps/ios-shop").expect(200);
        ada.patch(longLived.header("location"), "{\"name\": \"Old one\", \"roles\": {\"all_apps\": \"developer\"}}")
                .expect(200);
        integration.get("/apps/web").expect(200);

        create(system.clock().inDays(90), perApp).expect(201);
        create(system.clock().inDays(90), perApp).problem(409);
        system.as("olga").post("/workspaces/globex/tokens", """
                {"name": "Theirs", "expires_at": "%s", "roles": {"all_apps": "developer"}}"""
                .formatted(system.clock().inDays(300))).expect(201);

        rule("{\"max_lifetime_days\": null, \"max_tokens\": null}");
        create(system.clock().inDays(300), perApp).expect(201);
        regenerate(longLived, system.clock().inDays(300)).expect(200);
    }

    @Test
    void theMenuSaysHowLongTokensMayLive() {
        rule("{\"max_lifetime_days\": 90, \"max_tokens\": 2}");
        var menu = ada.get("/workspaces").expect(200);
        assertThat(menu.data().path(0).path("slug").asText()).isEqualTo("acme");
        assertThat(menu.data().path(0).path("max_lifetime_days").asInt()).isEqualTo(90);
        var other = system.as("olga").get("/workspaces").expect(200).data().path(0);
        assertThat(other.path("max_lifetime_days").isNull()).isTrue();
    }
}
