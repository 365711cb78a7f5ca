package dev.workspacetokens.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workspacetokens.local.http.HttpListener;
import dev.workspacetokens.local.http.HttpRequest;
import dev.workspacetokens.testing.Generated;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The authorizer in front of an engineer's own server: the real one, over the network, with tokens that were made by
/// the management API.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GuardedServerTest {

    private static final String NAME = "Größe & 100 % \uD83D\uDD11";

    private final List<HttpRequest> seen = new CopyOnWriteArrayList<>();
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final HttpListener server = HttpListener.bind(0);
    private final HttpClient client = HttpClient.newHttpClient();
    private final Upstream upstream;
    private final LocalRunner runner;
    private final String token;
    private final String webToken;

    GuardedServerTest(@TempDir Path folder) throws IOException, InterruptedException {
        server.serve(request -> {
            seen.add(request);
            return dev.workspacetokens.local.http.HttpResponse.json(200, "{\"reached\":true}");
        });
        Path file = Files.writeString(folder.resolve("policy.json"), """
                {"resource": {"one": "project", "many": "projects"},
                 "roles": [{"id": "reader", "title": "Reader", "description": "", "permissions":
                   ["orders:read", "members:read"]},
                   {"id": "admin", "title": "Admin", "description": "", "permissions": ["orders:write"]}],
                 "apis": {"default": {"match": "path", "base_paths": ["/"], "app_parameter": "project", "routes": {
                   "GET /projects/{project}/orders": "orders:read",
                   "HEAD /projects/{project}/orders": "orders:read",
                   "POST /projects/{project}/orders": "orders:write",
                   "PUT /projects/{project}/orders/{order}": "orders:read",
                   "GET /members": {"workspace": "members:read"},
                   "POST /echo": "any",
                   "GET /": "any"}}}}""");
        upstream = new Upstream(URI.create("http://127.0.0.1:" + server.port()), PolicyFile.read(file.toString()),
                "default", 0);
        runner = LocalRunner.start(Options.ofThisBuild().withLog(log::add).withUpstream(upstream));
        token = create("{\"all_apps\":\"reader\"}");
        webToken = create("{\"apps\":{\"web\":\"reader\"}}");
    }

    private String create(String roles) throws IOException, InterruptedException {
        String body = "{\"name\":\"" + NAME + "\",\"expires_at\":\""
                + Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS) + "\",\"roles\":" + roles + "}";
        var request = java.net.http.HttpRequest.newBuilder(runner.uri("/workspaces/acme/tokens"))
                .header("Authorization", "Bearer " + runner.jwt("ada")).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)).build();
        JsonNode answer = new ObjectMapper().readTree(client.send(request, BodyHandlers.ofString()).body());
        return answer.at("/data/token").asText();
    }

    @BeforeEach
    void forget() {
        seen.clear();
        log.clear();
    }

    @AfterAll
    void stop() {
        runner.close();
        server.close();
    }

    private URI at(String path) {
        return URI.create(Objects.requireNonNull(runner.upstreamUrl()) + path);
    }

    private HttpResponse<String> call(String credential, String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        var request = java.net.http.HttpRequest.newBuilder(at(path)).method(method, BodyPublishers.ofString(body));
        if (!credential.isEmpty()) {
            request.header("Authorization", credential);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /// The status of a call whose path is sent as it is.
    private int raw(String credential, String method, String target, String... headers) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), at("/").getPort())) {
            String head = method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + credential
                    + "\r\n" + String.join("", headers) + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        }
    }

    private String told(String header) {
        List<String> values = seen.getLast().headers(header);
        assertThat(values).as(header).hasSize(1);
        return values.getFirst();
    }

    @Test
    void serverIsToldWhoCalled() throws Exception {
        assertThat(call("Bearer " + webToken, "GET", "/projects/web/orders?x=%20+y&x", "").body())
                .isEqualTo("{\"reached\":true}");
        assertThat(seen.getLast().query()).isEqualTo("x=%20+y&x");
        assertThat(seen.getLast().headers("Authorization")).isEmpty();
        assertThat(told("X-Workspace")).isEqualTo("acme");
        assertThat(told("X-Workspace-App")).isEqualTo("web");
        assertThat(told("X-Workspace-Role")).isEqualTo("reader");
        assertThat(told("X-Workspace-Permissions").split(" ")).containsExactlyInAnyOrder("orders:read", "members:read");
        assertThat(told("X-Workspace-Token-Id")).isEqualTo(webToken.substring(4, 22));
        assertThat(told("X-Workspace-Token-Name")).isEqualTo("Gr%C3%B6%C3%9Fe & 100 %25 %F0%9F%94%91");
        assertThat(Instant.parse(told("X-Workspace-Token-Expires-At"))).isAfter(Instant.now());
    }

    @Test
    void rootIsARouteLikeTheOthers() throws Exception {
        assertThat(call("token " + token, "GET", "/", "").statusCode()).isEqualTo(200);
        assertThat(told("X-Workspace-App")).isEqualTo("-");
    }

    @ParameterizedTest
    @CsvSource({"GET,/projects/web/orders,200", "GET,/projects/ios-shop/orders,403", "GET,/projects/billing/orders,403",
            "POST,/projects/web/orders,403", "GET,/members,403", "GET,/nowhere,403", "GET,/projects/web,403",
            "DELETE,/projects/web/orders,403"})
    void onlyWhatTheTokenMayDoReachesTheServer(String method, String path, int status) throws Exception {
        HttpResponse<String> response = call(webToken, method, path, "");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(seen).hasSize(status == 200 ? 1 : 0);
        if (status == 403) {
            assertThat(response.body()).isEqualTo("{\"message\":\"Forbidden\"}");
        }
    }

    @Test
    void reasonOfARefusalIsInTheLogAndNothingThatWasSent() throws Exception {
        call(webToken, "GET", "/secret-path", "");
        call(webToken, "POST", "/projects/web/orders?secret", "secret");
        assertThat(log).contains("UPSTREAM: GET 403: This route is not open to workspace tokens.",
                "UPSTREAM: POST 403: The role of the token lacks the permission orders:write.");
        assertThat(String.join("\n", log)).doesNotContain("secret", webToken);
    }

    @Test
    void noTokenIs401AndAWrongOne403AsAnHttpApiAnswers() throws Exception {
        HttpResponse<String> none = call("", "GET", "/", "");
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
        String last = token.substring(token.length() - 1);
        for (String wrong : List.of("Bearer x", token.replaceFirst(".$", last.equals("A") ? "B" : "A"))) {
            assertThat(call(wrong, "GET", "/", "").statusCode()).isEqualTo(403);
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void forgedHeadersNeverReachTheServer() throws Exception {
        assertThat(raw(webToken, "GET", "/projects/web/orders", "X-Workspace: globex\r\n",
                "x-workspace-role: admin\r\n", "X_Workspace_App: billing\r\n", "X-Workspace-Extra: forged\r\n"))
                .isEqualTo(200);
        assertThat(told("X-Workspace")).isEqualTo("acme");
        assertThat(told("X-Workspace-Role")).isEqualTo("reader");
        assertThat(seen.getLast().headers()).noneMatch(header -> header.is("X_Workspace_App")
                || header.is("X-Workspace-Extra") || header.value().contains("globex"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/projects/web/../ios-shop/orders", "/projects/ios-shop/..;/web/orders",
            "/projects/web%2F..%2Fios-shop/orders", "/projects//orders", "//projects/web/orders",
            "/projects/web/orders/", "/projects/web/orders;x=1", "/projects/web%3Forders", "/projects/WEB/orders",
            "/Projects/web/orders", "/projects/we%62%25/orders", "/projects/web\\orders",
            "/projects/%E2%80%AEweb/orders", "/projects/./web/orders"})
    void hostilePathNeverReachesTheServer(String path) throws IOException {
        assertRefused(403, path);
    }

    /// A NUL, and a way up from the root.
    @ParameterizedTest
    @ValueSource(strings = {"/projects/web%00/orders", "/%2e%2e/projects/web/orders"})
    void whatNoServerTakesReachesNoGatewayEither(String path) throws IOException {
        assertRefused(400, path);
    }

    private void assertRefused(int status, String path) throws IOException {
        assertThat(raw(webToken, "GET", path)).isEqualTo(status);
        assertThat(raw(token, "GET", path)).isEqualTo(status);
        assertThat(seen).isEmpty();
    }

    /// What an HTTP API decodes is decided on decoded, and the server gets the same.
    @Test
    void serverGetsThePathThatWasDecidedOn() throws IOException {
        assertThat(raw(webToken, "GET", "/projects/w%65b%2Forders?a=%2F")).isEqualTo(200);
        assertThat(seen.getLast().path()).isEqualTo("/projects/web/orders");
        assertThat(seen.getLast().query()).isEqualTo("a=%2F");
        assertThat(raw(webToken, "GET", "/projects/web%2F%2e%2e%2Fios-shop/orders")).isEqualTo(403);
    }

    @Test
    @Tag("generated")
    void ofAThousandDrawnPathsTheServerSeesNoneOfAnotherApp() throws IOException {
        Random random = Generated.random("ofAThousandDrawnPathsTheServerSeesNoneOfAnotherApp");
        List<String> pieces = List.of("projects", "web", "ios-shop", "orders", "..", ".", "%2e%2e", "%2F", "%252F",
                "\\",
                ";", "%3B", "?", "%3F", "%23", "*", "%00", "%5c", "");
        var paths = new ArrayList<String>();
        for (int i = 0; i < 1_000; i++) {
            var path = new StringBuilder("/projects/web");
            for (int n = random.nextInt(6); n >= 0; n--) {
                path.append(random.nextInt(4) == 0 ? "" : "/").append(pieces.get(random.nextInt(pieces.size())));
            }
            paths.add(path.toString());
        }
        for (String path : paths) {
            raw(webToken, "GET", path);
        }
        assertThat(seen).allMatch(request -> request.path().equals("/projects/web/orders"));
        assertThat(raw(webToken, "GET", "/projects/web/orders")).isEqualTo(200);
        assertThat(seen).isNotEmpty();
    }

    @Test
    void headIsAMethodOfItsOwn() throws Exception {
        HttpResponse<String> response = call(webToken, "HEAD", "/projects/web/orders", "");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("Content-Length")).contains("16");
        assertThat(seen.getLast().method()).isEqualTo("HEAD");
        assertThat(call(webToken, "HEAD", "/", "").statusCode()).isEqualTo(403);
    }

    @Test
    void bodyGoesThroughUpToTenMegabytes() throws Exception {
        String body = "x".repeat(5 * 1024 * 1024);
        assertThat(call(webToken, "POST", "/echo", body).statusCode()).isEqualTo(200);
        assertThat(seen.getLast().bodyText()).isEqualTo(body);
        seen.clear();
        assertThat(call(webToken, "POST", "/echo", "x".repeat(10 * 1024 * 1024 + 1)).statusCode()).isEqualTo(413);
        assertThat(seen).isEmpty();
    }

    @Test
    void welcomeSaysWhereToSendRequestsAndARoleOfThePolicy() {
        assertThat(new Welcome(runner.url(), true, false, null, upstream, runner.upstreamUrl()).toString()).contains(
                "send what is for http://127.0.0.1:" + server.port() + " to " + runner.upstreamUrl(),
                "\"roles\":{\"all_apps\":\"reader\"}", "curl -i " + runner.upstreamUrl() + "/", "demo workspace acme")
                .doesNotContain("misspelt");
    }

    @Test
    void welcomeNamesPermissionsThatNoRouteNeedsAndNoDemoWorkspaceWhereThereIsNone(@TempDir Path folder)
            throws IOException {
        Path file = Files.writeString(folder.resolve("policy.json"), upstream.policy().json()
                .replace("\"members:read\"],", "\"members:read\", \"orders:raed\"],")
                .replace("\"members:read\"]}", "\"members:read\", \"orders:raed\"]}"));
        var misspelt = new Upstream(upstream.server(), PolicyFile.read(file.toString()), "default", 0);
        assertThat(new Welcome(runner.url(), false, false, null, misspelt, runner.upstreamUrl()).toString())
                .contains("No route needs orders:raed: is").doesNotContain("demo workspace");
    }
}
