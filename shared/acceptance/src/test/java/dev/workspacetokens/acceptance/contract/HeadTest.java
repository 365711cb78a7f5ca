package dev.workspacetokens.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Running;
import dev.workspacetokens.local.Options;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every page that is open to all answers HEAD as GET, without the body. Calls of the APIs do not.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HeadTest {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AutoClose private final Running system = Running.with(Options.ofThisBuild().withDemoData(false));

    @ParameterizedTest
    @ValueSource(strings = {"/", "/config.json", "/assets/console.css", "/assets/nothing.js", "/docs", "/openapi.json",
            "/docs/start.js", "/docs/swagger-ui.css", "/oidc/.well-known/openid-configuration", "/oidc/jwks.json",
            "/oidc/sign-in.css", "/oidc/authorize", "/oidc/logout"})
    void openPageAnswersHeadAsGetWithoutABody(String path) throws Exception {
        HttpResponse<String> whole = send("GET", path);
        HttpResponse<String> head = send("HEAD", path);
        assertThat(head.statusCode()).isEqualTo(whole.statusCode()).isNotEqualTo(405);
        assertThat(head.body()).isEmpty();
        for (String name : List.of("content-type", "etag", "cache-control", "content-security-policy", "location")) {
            assertThat(head.headers().allValues(name)).as(name).isEqualTo(whole.headers().allValues(name));
        }
        head.headers().firstValue("content-length").ifPresent(
                length -> assertThat(whole.headers().firstValue("content-length")).contains(length));
    }

    @Test
    void callsOfTheApisHaveNoHead() throws Exception {
        for (String path : List.of("/workspaces", "/roles", "/directory/workspaces", "/me", "/local/login")) {
            assertThat(send("HEAD", path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void noOtherMethodReachesThePage() throws Exception {
        for (String path : List.of("/", "/config.json", "/assets/console.css")) {
            assertThat(send("POST", path).statusCode()).as(path).isEqualTo(404);
        }
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        var request = HttpRequest.newBuilder(system.runner().uri(path))
                .method(method, HttpRequest.BodyPublishers.noBody()).build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
