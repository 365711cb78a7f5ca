package dev.workspacetokens.acceptance.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// A token from its creation to its end, through the API.
class TokenLifeTest {

    @AutoClose private final Running system = Running.withDemoData();
    private final Client ada = system.as("ada");

    private Reply create(String name, String roles) {
        return ada.post("/workspaces/acme/tokens", """
                {"name": "%s", "expires_at": "%s", "roles": %s}""".formatted(name, system.clock().inDays(30), roles))
                .expect(201);
    }

    @Test
    void theRecordSaysEverythingAndShowsTheTokenOnce() {
        Reply created = create("Release bot", "{\"apps\": {\"web\": \"admin\", \"ios-shop\": \"developer\"}}");
        JsonNode record = created.data();
        Instant now = system.clock().instant();
        assertThat(record.path("token").asText()).matches("wst_[0-9A-Za-z]{60}");
        assertThat(record.path("name").asText()).isEqualTo("Release bot");
        assertThat(record.path("workspace").asText()).isEqualTo("acme");
        assertThat(record.path("status").asText()).isEqualTo("active");
        assertThat(record.path("roles").toString())
                .isEqualTo("{\"apps\":{\"ios-shop\":\"developer\",\"web\":\"admin\"}}");
        assertThat(record.path("expires_at").asText()).isEqualTo(system.clock().inDays(30));
        assertThat(record.path("generation").asInt()).isEqualTo(1);
        assertThat(record.path("version").asInt()).isEqualTo(1);
        assertThat(record.path("created_at").asText()).isEqualTo(now.toString());
        assertThat(record.path("created_by").path("id").asText()).isEqualTo("ada");
        assertThat(record.path("created_by").path("name").asText()).startsWith("Ada");
        for (String unset : List.of("regenerated_at", "regenerated_by", "last_used_on", "last_used")) {
            assertThat(record.has(unset) && record.path(unset).isNull()).as(unset).isTrue();
        }

        JsonNode shown = ada.get(created.header("location")).expect(200).data();
        assertThat(shown.has("token")).isFalse();
        assertThat(shown.path("roles")).isEqualTo(record.path("roles"));
        JsonNode listed = ada.get("/workspaces/acme/tokens").expect(200).data().get(0);
        assertThat(listed.has("token")).isFalse();
        assertThat(listed.path("roles").path("apps_count").asInt()).isEqualTo(2);
        assertThat(listed.path("roles").path("counts").path("admin").asInt()).isEqualTo(1);
    }

    @Test
    void itIsRefusedFromTheInstantOfItsExpiryAndCanBeRegeneratedThen() {
        Reply created = create("Short", "{\"all_apps\": \"developer\"}");
        Client client = system.with(created);
        system.clock().advance(Duration.ofDays(30).minusMillis(1));
        client.get("/me").expect(200);
        system.clock().advance(Duration.ofMillis(1));
        client.get("/me").expect(401);
        assertThat(ada().get("/workspaces/acme/tokens?status=expired").expect(200).all("name"))
                .containsExactly("Short");
        assertThat(ada().get("/workspaces/acme/tokens?status=active").expect(200).data()).isEmpty();

        Reply regenerated = ada().post(created.header("location") + "/regenerate", """
                {"expires_at": "%s"}""".formatted(system.clock().inDays(1))).expect(200);
        system.with(regenerated).get("/me").expect(200);
        client.get("/me").expect(401);
    }

    @Test
    void revokedItIsDeadWithTheNextRequestAndGone() {
        Reply created = create("Doomed", "{\"apps\": {\"web\": \"admin\"}}");
        Client client = system.with(created);
        client.get("/apps/web").expect(200);
        ada.delete(created.header("location")).expect(204);
        Reply refused = client.get("/apps/web").expect(401);
        assertThat(refused.header("www-authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        ada.get(created.header("location")).problem(404);
        ada.delete(created.header("location")).problem(404);
        ada.post(created.header("location") + "/regenerate", """
                {"expires_at": "%s"}""".formatted(system.clock().inDays(1))).problem(404);
        ada.patch(created.header("location"), "{\"name\": \"Alive\"}").problem(404);
    }

    @Test
    void itsUseIsNotedByTheDay() {
        Reply created = create("Used", "{\"apps\": {\"web\": \"tester-qa\"}}");
        assertThat(ada.get(created.header("location")).data().path("last_used_on").isNull()).isTrue();
        system.with(created).get("/apps/web").expect(200);
        String day = system.clock().instant().toString().substring(0, 10);
        assertThat(ada.get(created.header("location")).data().path("last_used_on").asText()).isEqualTo(day);
        assertThat(ada.get("/workspaces/acme/tokens").all("last_used_on")).containsExactly(day);
        assertThat(ada.get(created.header("location")).data().path("last_used").toString())
                .isEqualTo("{\"on\":\"" + day + "\",\"source\":\"127.0.0.1\",\"generation\":1}");
    }

    @Test
    void everyChangeSaysWhenAndByWhom() {
        Reply created = create("Changed", "{\"all_apps\": \"developer\"}");
        String creation = system.clock().instant().toString();
        assertThat(created.data().path("updated_at").asText()).isEqualTo(creation);
        assertThat(created.data().path("updated_by").path("id").asText()).isEqualTo("ada");

        system.clock().advance(Duration.ofHours(1));
        system.directory().put("/directory/workspaces/acme/members/max", """
                {"role": "owner", "name": "Max Power"}""").expect(200);
        JsonNode renamed = system.as("max").patch(created.header("location"), "{\"name\": \"Mine\"}").expect(200)
                .data();
        assertThat(renamed.path("updated_at").asText()).isEqualTo(system.clock().instant().toString());
        assertThat(renamed.path("updated_by").toString()).isEqualTo("{\"id\":\"max\",\"name\":\"Max Power\"}");
        assertThat(renamed.path("created_by").path("id").asText()).isEqualTo("ada");
        assertThat(renamed.path("created_at").asText()).isEqualTo(creation);

        // Names are the directory's of now.
        system.directory().delete("/directory/workspaces/acme/members/max").expect(204);
        JsonNode left = system.as("ada").get(created.header("location")).expect(200).data();
        assertThat(left.path("updated_by").toString()).isEqualTo("{\"id\":\"max\",\"name\":null}");
    }

    @Nested
    class Updating {

        @Test
        void renamesAndReplacesRolesAsAWhole() {
            Reply created = create("Before", "{\"apps\": {\"web\": \"admin\", \"ios-shop\": \"admin\"}}");
            Client client = system.with(created);
            JsonNode updated = ada.patch(created.header("location"), """
                    {"name": "After", "roles": {"apps": {"web": "tester-qa", "android-shop": "developer"}}}""")
                    .expect(200).data();
            assertThat(updated.path("name").asText()).isEqualTo("After");
            assertThat(updated.path("version").asInt()).isEqualTo(2);
            assertThat(updated.path("generation").asInt()).isEqualTo(1);
            assertThat(ada.get(created.header("location")).data()).isEqualTo(updated);
            client.get("/apps/ios-shop").expect(403);
            client.post("/apps/web/builds", "{\"branch\": \"main\"}").expect(403);
            client.post("/apps/android-shop/builds", "{\"branch\": \"main\"}").expect(201);
        }

        @Test
        void keepsWhatIsNotNamed() {
            Reply created = create("Before", "{\"apps\": {\"web\": \"admin\"}}");
            ada.patch(created.header("location"), "{\"name\": \"After\"}").expect(200);
            system.with(created).get("/apps/web").expect(200);
            JsonNode roles = ada.patch(created.header("location"), "{\"roles\": {\"all_apps\": \"developer\"}}")
                    .expect(200)
                    .data();
            assertThat(roles.path("name").asText()).isEqualTo("After");
            system.with(created).get("/apps/ios-shop").expect(200);
            assertThat(system.with(created).get("/me").expect(200).text()).contains("After");
        }

        @Test
        void refusesAVersionThatIsNotThePresentOne() {
            Reply created = create("Before", "{\"all_apps\": \"admin\"}");
            String path = created.header("location");
            assertThat(created.header("etag")).isEqualTo("\"1\"");
            ada.patch(path, "{\"name\": \"Second\"}", "If-Match", "\"1\"").expect(200);
            ada.patch(path, "{\"name\": \"Third\"}", "If-Match", "\"1\"").problem(412);
            ada.patch(path, "{\"name\": \"Third\"}", "If-Match", "W/\"2\"").problem(412);
            ada.patch(path, "{\"name\": \"\"}", "If-Match", "\"1\"").problem(422);
            ada.patch(path, "{\"name\": \"Third\"}", "If-Match", "\"9\", \"2\"").expect(200);
            ada.patch(path, "{\"name\": \"Fourth\"}", "If-Match", "*").expect(200);
            assertThat(ada.get(path).data().path("name").asText()).isEqualTo("Fourth");
        }
    }

    @Nested
    class Listing {

        @Test
        void isNewestFirstAndCompleteInPagesOfEverySize() {
            var ids = new ArrayList<String>();
            for (int i = 0; i < 7; i++) {
                ids.addFirst(create("Token " + i, "{\"all_apps\": \"admin\"}").data().path("id").asText());
                system.clock().advance(Duration.ofMillis(1));
            }
            for (int limit = 1; limit <= 8; limit++) {
                assertThat(pages("?limit=" + limit)).as("limit %s", limit).isEqualTo(ids);
            }
            assertThat(pages("?limit=2&name=TOKEN%203")).containsExactly(ids.get(3));
        }

        @Test
        void refusesCursorsThatWereAlteredOrBelongElsewhere() {
            for (int i = 0; i < 3; i++) {
                create("Token " + i, "{\"all_apps\": \"admin\"}");
            }
            String cursor = next(ada.get("/workspaces/acme/tokens?limit=1").expect(200));
            ada.get("/workspaces/acme/tokens?limit=2&next=" + cursor).expect(200);
            for (int i = 0; i < cursor.length(); i++) {
                char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
                ada.get("/workspaces/acme/tokens?next=" + cursor.substring(0, i) + other + cursor.substring(i + 1))
                        .problem(400);
            }
            system.as("olga").get("/workspaces/globex/tokens?next=" + cursor).problem(400);
            ada.get("/workspaces/acme/apps?next=" + cursor).problem(400);
            ada.get("/workspaces/acme/tokens?status=active&next=" + cursor).problem(400);
        }

        private List<String> pages(String query) {
            var ids = new ArrayList<String>();
            Reply page = ada.get("/workspaces/acme/tokens" + query).expect(200);
            ids.addAll(page.all("id"));
            while (!next(page).isEmpty()) {
                page = ada.get("/workspaces/acme/tokens" + query + "&next=" + next(page)).expect(200);
                ids.addAll(page.all("id"));
            }
            return ids;
        }

        private static String next(Reply page) {
            return page.json().path("paging").path("next").asText();
        }
    }

    @Test
    void aThousandGrantsAreCreatedReadChangedAndRevokedInOneCallEach() {
        var apps = new ArrayList<String>();
        var roles = new ArrayList<String>();
        for (int i = 0; i < 1_000; i++) {
            apps.add("{\"slug\": \"app-%04d\", \"title\": \"App\"}".formatted(i));
            roles.add("\"app-%04d\": \"developer\"".formatted(i));
        }
        system.directory().put("/directory/workspaces/acme/apps", """
                {"apps": [%s]}""".formatted(String.join(",", apps))).expect(200);
        String perApp = "{\"apps\": {" + String.join(",", roles) + "}}";

        Reply created = create("Large", perApp);
        Client client = system.with(created);
        client.get("/apps/app-0999").expect(200);
        assertThat(ada.get(created.header("location")).expect(200).data().path("roles").path("apps")).hasSize(1_000);
        ada.patch(created.header("location"), "{\"roles\": " + perApp.replace("developer", "tester-qa") + "}")
                .expect(200);
        client.post("/apps/app-0500/builds", "{\"branch\": \"main\"}").expect(403);
        client.get("/apps/app-0500").expect(200);
        Reply regenerated = ada.post(created.header("location") + "/regenerate", """
                {"expires_at": "%s"}""".formatted(system.clock().inDays(1))).expect(200);
        assertThat(regenerated.data().path("roles").path("apps")).hasSize(1_000);
        ada.delete(created.header("location")).expect(204);
        system.with(regenerated).get("/apps/app-0500").expect(401);
        assertThat(system.itemsLike("GRANT#")).isZero();
    }

    /// A session of now: a JWT lives for an hour.
    private Client ada() {
        return system.as("ada");
    }
}
