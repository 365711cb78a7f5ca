package dev.workspacetokens.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The runner over the network, with the test template.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LocalRunnerTest {

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final LocalRunner runner;

    LocalRunnerTest() throws URISyntaxException {
        Path template = Path.of(Objects.requireNonNull(getClass().getResource("/local-test.yaml")).toURI());
        runner = LocalRunner.start(Options.of(template).withDemoData(false).withLog(log::add));
    }

    @BeforeAll
    void forget() {
        log.clear();
    }

    @AfterAll
    void stop() {
        runner.close();
    }

    private HttpResponse<String> call(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(runner.uri(path)).method(method,
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return client.send(headers.length == 0 ? request.build() : request.headers(headers).build(),
                BodyHandlers.ofString());
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), runner.uri("/").getPort())) {
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void everyApiAndTheIssuerAreOnOneOrigin() throws IOException, InterruptedException {
        String jwt = "Bearer " + runner.jwt("anybody");
        assertThat(call("POST", "/things/a", "{}", "Authorization", jwt).statusCode()).isEqualTo(201);
        assertThat(call("GET", "/apps/web", "", "Authorization", "allow").statusCode()).isEqualTo(201);
        assertThat(call("GET", "/apps/web/none", "").statusCode()).isEqualTo(404);
        assertThat(call("GET", "/apps/web/none", "").body()).isEqualTo("{\"message\":\"none\"}");
        assertThat(call("GET", "/nowhere", "").body()).isEqualTo("{\"message\":\"Not Found\"}");
        String discovery = call("GET", "/oidc/.well-known/openid-configuration", "").body();
        assertThat(discovery).contains("\"issuer\":\"" + runner.url() + "/oidc\"", runner.url() + "/oidc/jwks.json");
        String keys = call("GET", "/oidc/jwks.json", "").body();
        assertThat(keys).contains("\"kty\":\"RSA\"").doesNotContain("\"d\":");
    }

    @Test
    void loginGivesATokenThatTheGatewayAccepts() throws IOException, InterruptedException {
        HttpResponse<String> login = call("POST", "/local/login", "{\"user\":\"ada\"}");
        assertThat(login.statusCode()).isEqualTo(200);
        String jwt = login.body().replaceAll(".*\"access_token\":\"([^\"]*)\".*", "$1");
        HttpResponse<String> echo = call("POST", "/things/a", "", "Authorization", "Bearer " + jwt);
        assertThat(echo.body()).contains("\"sub\":\"ada\"", "things/manage");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"user\":\"eve\"} | 404", "{\"user\":7} | 400", "{} | 400", "ada | 400"})
    void nobodyElseLogsIn(String body, int status) throws IOException, InterruptedException {
        assertThat(call("POST", "/local/login", body).statusCode()).isEqualTo(status);
    }

    @Test
    void accessLineHasTheRouteAndTheStatusAndNothingThatWasSent() throws IOException, InterruptedException {
        log.clear();
        call("GET", "/apps/secret-app?q=secret-query", "", "Authorization", "secret-header");
        call("POST", "/secret-path", "secret-body");
        assertThat(log).contains("GET /apps/{app} 500", "POST - 404");
        assertThat(String.join("\n", log)).doesNotContain("secret");
    }

    @Test
    void headersArriveAsTheyWereSent() throws IOException {
        String answer = raw(
                "GET /apps/web HTTP/1.1\nHost: localhost\nAuthorization: allow\nx-LOWER-Upper:  v \nConnection: close\n\n");
        assertThat(answer).startsWith("HTTP/1.1 201").contains("\"x-LOWER-Upper\":\"v\"");
    }

    @Test
    void chunkedBodyAndPipelinedRequestsAreRead() throws IOException {
        String answer = raw("""
                POST /open/x HTTP/1.1
                Host: localhost
                Transfer-Encoding: chunked

                5
                hello
                6;x=y
                 there
                0

                GET /open/y HTTP/1.1
                Host: localhost
                Connection: close

                """);
        assertThat(answer).contains("\"body\":\"hello there\"", "\"rawPath\":\"/open/y\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GARBAGE\n\n", "GET x HTTP/1.1\n\n", "GET / HTTP/1.1\nno colon\n\n",
            "GET / HTTP/1.1\nA : b\n\n",
            "GET / HTTP/1.1\nContent-Length: -1\n\n", "GET / HTTP/1.1\nContent-Length: 1\nContent-Length: 2\n\n",
            "GET / HTTP/1.1\nContent-Length: 1\nTransfer-Encoding: chunked\n\n", "GET / HTTP/1.1\nA: b\n folded\n\n"})
    void whatIsNoHttpIs400(String request) throws IOException {
        assertThat(raw(request)).startsWith("HTTP/1.1 400");
    }

    @Test
    void pageOfAnotherSiteCannotReachIn() throws IOException {
        assertThat(raw("PUT /open/x HTTP/1.1\nHost: evil.example:3000\nConnection: close\n\n"))
                .startsWith("HTTP/1.1 421");
    }

    @Test
    void bodyBeyondTheGatewaysLimitIs413() throws IOException, InterruptedException {
        assertThat(call("POST", "/open/x", "x".repeat(10 * 1024 * 1024 + 1)).statusCode()).isEqualTo(413);
    }

    @Test
    void listensOnTheLoopbackInterfaceAlone() throws IOException {
        for (var network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (var address : Collections.list(network.getInetAddresses())) {
                if (!address.isLoopbackAddress()) {
                    assertThatThrownBy(() -> new Socket(address, runner.uri("/").getPort()).close())
                            .isInstanceOf(IOException.class);
                }
            }
        }
    }

    @Test
    void portInUseIsOneClearSentence() {
        assertThatThrownBy(() -> LocalRunner.start(Options.ofThisBuild().withPort(runner.uri("/").getPort())))
                .isInstanceOf(CannotStartException.class).hasMessageContaining("cannot be used");
    }

    @Test
    void commandTakesItsOptionsFromTheEnvironment() {
        Options options = Main
                .options(Map.of("PORT", "8080", "DATA_DIR", "data", "EMPTY", "1", "TokenPrefix", "acme", "HOME", "/"));
        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.data()).isEqualTo(Path.of("data"));
        assertThat(options.demoData()).isFalse();
        assertThat(options.parameters()).isEqualTo(Map.of("TokenPrefix", "acme"));
        assertThat(Main.options(Map.of()).port()).isEqualTo(3000);
    }
}
