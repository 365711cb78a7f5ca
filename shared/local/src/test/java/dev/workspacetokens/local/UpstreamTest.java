package dev.workspacetokens.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The variables that put the authorizer in front of a server of one's own, and what is said when they are wrong.
final class UpstreamTest {

    private static final String POLICY = """
            {"roles": [{"id": "reader", "title": "Reader", "description": "", "permissions": ["orders:read"]}],
             "apis": {"default": {"match": "path", "base_paths": ["/"], "routes": {"GET /status": "any"}},
                      "orders": {"routes": {"GET /apps/{app}": "orders:read"}}}}""";

    @TempDir private Path folder;

    private Map<String, String> environment(String server, String policy) throws IOException {
        Path file = Files.writeString(folder.resolve("policy.json"), policy);
        return new HashMap<>(Map.of("UPSTREAM", server, "POLICY", file.toString()));
    }

    private static String told(Map<String, String> environment) {
        return String.valueOf(assertThatExceptionOfType(CannotStartException.class)
                .isThrownBy(() -> Main.options(environment)).actual().getMessage());
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:8080,http://localhost:8080", "https://api.example.com/,https://api.example.com",
            "HTTP://[::1]:80,HTTP://[::1]:80"})
    void serverAndPolicyAreTaken(String text, URI server) throws IOException {
        Upstream upstream = Main.options(environment(text, POLICY)).upstream();
        assertThat(upstream).isNotNull().extracting(Upstream::server, Upstream::api, Upstream::port)
                .containsExactly(server, "default", 3001);
    }

    @Test
    void withoutThemThereIsNoServer() {
        assertThat(Main.options(Map.of("UPSTREAM", "")).upstream()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "8080", "ftp://localhost", "http://", "http:///x",
            "http://localhost:8080/v1",
            "http://localhost:8080?x", "http://localhost/#x", "http://a b", "http://me@localhost", "http://localhost:0",
            "http://localhost:99999", "//localhost", "http://local_host:80"})
    void serverThatIsNoneIsOneSentence(String server) throws IOException {
        assertThat(told(environment(server, POLICY)))
                .isEqualTo("UPSTREAM=" + server + " is no address of a server: it is"
                        + " http:// or https://, a host and perhaps a port, such as http://localhost:8080.");
    }

    @Test
    void oneWithoutTheOtherIsOneSentence() throws IOException {
        assertThat(told(Map.of("UPSTREAM", "http://localhost:8080"))).startsWith("UPSTREAM is set and POLICY is not:")
                .hasLineCount(1);
        assertThat(told(Map.of("POLICY", "policy.json"))).startsWith("POLICY is set and UPSTREAM is not:")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none.json", ".", "\0"})
    void policyThatIsNoFileIsOneSentence(String name) {
        String file = name.equals("\0") ? name : folder.resolve(name).toString();
        assertThat(told(Map.of("UPSTREAM", "http://localhost:8080", "POLICY", file)))
                .startsWith("POLICY=" + file + " is no file that can be read").endsWith(".").hasLineCount(1);
    }

    @Test
    void allErrorsOfAPolicyAreToldALineEach() throws IOException {
        List<String> lines = told(environment("http://localhost:8080", """
                {"roles": [{"id": "Reader", "title": "Reader", "description": "", "permissions": ["orders:read"]}],
                 "apis": {"default": {"match": "path", "base_paths": ["/"],
                   "routes": {"GET /apps/{app}": "orders:write", "GET status": "any"}, "extra": 1}}}""")).lines()
                .toList();
        assertThat(lines.getFirst()).isEqualTo(folder.resolve("policy.json") + " is no valid access policy:");
        assertThat(lines.subList(1, lines.size())).hasSizeGreaterThanOrEqualTo(3)
                .anyMatch(line -> line.startsWith("  roles > 0 > id "))
                .anyMatch(line -> line.startsWith("  apis > default > extra "))
                .anyMatch(line -> line.startsWith("  apis > default > routes > GET status "));
        assertThat(told(environment("http://localhost:8080", "{\n\"roles\": [\n}"))).contains("must be JSON",
                "in line 3 ");
    }

    @Test
    void apiThatThePolicyHasNotIsOneSentence() throws IOException {
        Map<String, String> environment = environment("http://localhost:8080", POLICY);
        environment.put("UPSTREAM_API", "console");
        assertThat(told(environment)).isEqualTo("UPSTREAM_API=console is no API of " + folder.resolve("policy.json")
                + ": it has default, orders.");
    }

    @Test
    void apiThatIsMatchedByRouteIsOneSentence() throws IOException {
        Map<String, String> environment = environment("http://localhost:8080", POLICY);
        environment.put("UPSTREAM_API", "orders");
        assertThat(told(environment)).contains("matched by route", "\"match\": \"path\"").hasLineCount(1);
    }

    /// What the reader of policies takes and the directory API refuses.
    @Test
    void errorsOfTheDirectoryApiAreToldALineEach() throws IOException {
        Options options = Main.options(environment("http://localhost:8080", POLICY.replace("Reader", "Rea\\u202eder")))
                .withPort(0).withDemoData(false);
        Upstream upstream = Objects.requireNonNull(options.upstream());
        assertThatExceptionOfType(CannotStartException.class).isThrownBy(() -> LocalRunner.start(options.withUpstream(
                new Upstream(upstream.server(), upstream.policy(), "default", 0))).close())
                .withMessageStartingWith(
                        folder.resolve("policy.json") + " is no valid access policy:\n  roles > 0 > title ");
    }

    @Test
    void policyOfTheNextStartTakesThePlaceOfTheKeptOne() throws IOException {
        Path data = folder.resolve("data");
        for (String role : List.of("reader", "viewer", "reader")) {
            Options options = Main
                    .options(environment("http://localhost:8080", POLICY.replace("\"reader\"", "\"" + role + "\"")))
                    .withPort(0).withDemoData(false).withData(data);
            Upstream upstream = Objects.requireNonNull(options.upstream());
            try (var runner = LocalRunner.start(options.withUpstream(
                    new Upstream(upstream.server(), upstream.policy(), "default", 0)));
                    HttpClient client = HttpClient.newHttpClient()) {
                HttpResponse<String> stored = client.send(
                        HttpRequest.newBuilder(runner.uri("/directory/access-policy")).build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(stored.body()).contains("\"id\": \"" + role + "\"");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void portIsTakenOrToldToBeNone() throws IOException {
        Map<String, String> environment = environment("http://localhost:8080", POLICY);
        environment.put("UPSTREAM_PORT", "20001");
        assertThat(Main.options(environment).upstream()).isNotNull().extracting(Upstream::port).isEqualTo(20_001);
        environment.put("UPSTREAM_PORT", "x");
        assertThat(told(environment)).isEqualTo("UPSTREAM_PORT=x is no port: it is a number from 1 to 65535.");
    }

    @Test
    void portThatIsTakenByAnotherIsOneSentence() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> environment = environment("http://localhost:8080", POLICY);
            environment.put("UPSTREAM_PORT", String.valueOf(taken.getLocalPort()));
            Options options = Main.options(environment).withPort(0).withDemoData(false);
            assertThatExceptionOfType(CannotStartException.class).isThrownBy(() -> LocalRunner.start(options).close())
                    .withMessageContaining("set UPSTREAM_PORT to another");
        }
    }
}
