package dev.workspacetokens.acceptance.sam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.testing.NeedsDocker;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The APIs by `sam local start-api`: sam calls the authorizer in front of the sample API. It emulates neither JWT nor
/// SigV4 authorization, so of the management API this shows that without it nothing is given away.
@Tag("sam")
@NeedsDocker
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SamStartApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CloudForSam cloud;
    private SamServer api;
    private String allApps;
    private String perApp;

    @BeforeAll
    void start() throws Exception {
        cloud = new CloudForSam();
        api = new SamServer(cloud, "start-api");
        feedTheDirectory();
        List<byte[]> created = cloud.createTheTokensOfEvents();
        allApps = token(created.getFirst());
        perApp = token(created.getLast());
    }

    private static String token(byte[] answer) throws IOException {
        return JSON.readTree(JSON.readTree(answer).path("body").asText()).at("/data/token").asText();
    }

    @AfterAll
    void stop() throws Exception {
        api.close();
        cloud.close();
    }

    private void feedTheDirectory() throws Exception {
        expect(201, api.call("PUT /directory/workspaces/acme", "{\"title\": \"Acme\"}"));
        expect(200, api.call("PUT /directory/workspaces/acme/apps", """
                {"apps": [{"slug": "ios-shop", "title": "iOS Shop"}, {"slug": "android-shop", "title": "Android Shop"},
                          {"slug": "web", "title": "Web"}]}"""));
        expect(200, api.call("PUT /directory/workspaces/acme/members", """
                {"members": [{"id": "ada", "role": "owner", "name": "Ada Lindqvist"}]}"""));
        assertThat(expect(200, api.call("GET /directory/workspaces/acme/apps", "")).path("data")).hasSize(3);
    }

    private static JsonNode expect(int status, HttpResponse<String> response) throws IOException {
        assertThat(response.statusCode()).as("%s answered %s", response.uri(), response.body()).isEqualTo(status);
        return JSON.readTree(response.body());
    }

    @Test
    void liveTokenIsAllowedInEveryForm() throws Exception {
        for (String value : List.of(perApp, "token " + perApp, "Bearer " + perApp)) {
            assertThat(expect(200, api.call("GET /me", "", "Authorization", value)).toString()).contains("acme");
        }
        expect(201, api.call("POST /apps/web/builds", "{\"branch\": \"main\"}", "Authorization", allApps));
        assertThat(expect(200, api.call("GET /apps/web/builds", "", "Authorization", allApps)).path("data")).hasSize(1);
    }

    @Test
    void whoeverSendsNoTokenIsTurnedAwayWithoutAskingTheAuthorizer() throws Exception {
        expect(401, api.call("GET /me", ""));
    }

    @Test
    void appOutOfReachAndMissingPermissionAreForbidden() throws Exception {
        expect(403, api.call("GET /apps/web", "", "Authorization", perApp));
        expect(200, api.call("GET /apps/android-shop/builds", "", "Authorization", perApp));
        expect(403, api.call("POST /apps/android-shop/builds", "{\"branch\": \"main\"}", "Authorization", perApp));
    }

    /// API Gateway makes a 401 of the authorizer's `Unauthorized`, sam a 502.
    @Test
    void wrongTokenIsRefused() throws Exception {
        String wrong = perApp.substring(0, perApp.length() - 1) + (perApp.endsWith("0") ? '1' : '0');
        assertThat(api.call("GET /me", "", "Authorization", wrong).statusCode()).isEqualTo(502);
        assertThat(api.log()).anyMatch(line -> line.contains("Unauthorized"));
    }

    /// sam lets requests through to the management API without a JWT: then there are no claims: the caller is nobody, a
    /// member of nothing.
    @Test
    void withoutClaimsTheManagementApiGivesNothingAway() throws Exception {
        for (String route : List.of("GET /workspaces", "GET /workspaces/acme/tokens", "GET /workspaces/acme/apps",
                "POST /workspaces/acme/tokens", "DELETE /workspaces/acme/tokens/000000000000000000")) {
            var response = api.call(route, route.startsWith("POST") ? "{}" : "", "Authorization", "Bearer " + allApps);
            assertThat(response.statusCode()).as(route).isEqualTo(route.equals("GET /workspaces") ? 200 : 404);
            assertThat(JSON.readTree(response.body()).path("data")).as(route).isEmpty();
        }
    }

    @Test
    void samSkipsTheAuthorizationOfNoRouteOfTheSampleApi() {
        var sample = Template.ofThisBuild().apis().stream().filter(found -> found.logicalId().equals("SampleApi"))
                .findFirst().orElseThrow();
        assertThat(api.log()).as("sam names what it skips").anyMatch(line -> line.contains("route '/roles'"));
        assertThat(sample.routes()).isNotEmpty().allSatisfy(route -> assertThat(api.log())
                .noneMatch(line -> line.contains("route '" + route.path() + "'")));
    }
}
