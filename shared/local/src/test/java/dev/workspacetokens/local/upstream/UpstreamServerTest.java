package dev.workspacetokens.local.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.local.http.Header;
import dev.workspacetokens.local.http.HttpListener;
import dev.workspacetokens.local.http.HttpRequest;
import dev.workspacetokens.local.http.HttpResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes to an engineer's server, and what comes back.
final class UpstreamServerTest {

    private static final Map<String, String> CONTEXT = Map.of("workspace", "acme", "role", "reader");

    @AutoClose private final HttpListener listener = HttpListener.bind(0);
    @AutoClose private final UpstreamServer server = new UpstreamServer(
            URI.create("http://localhost:" + listener.port()));
    private final List<HttpRequest> seen = new CopyOnWriteArrayList<>();

    private HttpResponse ask(HttpRequest request, HttpResponse answer) {
        listener.serve(sent -> {
            seen.add(sent);
            return answer;
        });
        return server.answer(request, request.path(), CONTEXT);
    }

    private HttpRequest got(String method, String target, String body, String... headers) {
        ask(request(method, target, body, headers), HttpResponse.json(200, "{}"));
        assertThat(seen).hasSize(1);
        return seen.getFirst();
    }

    private static HttpRequest request(String method, String target, String body, String... headers) {
        var list = new ArrayList<Header>();
        for (int i = 0; i < headers.length; i += 2) {
            list.add(new Header(headers[i], headers[i + 1]));
        }
        return HttpRequest.of(method, target, list, body);
    }

    private HttpResponse handedBack(int status, String body, Header... headers) {
        return ask(request("GET", "/", ""),
                new HttpResponse(status, List.of(headers), body.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "PURGE"})
    void methodPathQueryAndBodyAreThoseOfTheClient(String method) {
        HttpRequest got = got(method, "/projects/web/orders?b=2&a=%20x%2F+&b=1&&c", "{\"ü\": 1}", "X-Own", "one",
                "x-own", "two", "Content-Type", "application/json");
        assertThat(got.method()).isEqualTo(method);
        assertThat(got.path()).isEqualTo("/projects/web/orders");
        assertThat(got.query()).isEqualTo("b=2&a=%20x%2F+&b=1&&c");
        assertThat(got.bodyText()).isEqualTo("{\"ü\": 1}");
        assertThat(got.headers("X-Own")).containsExactly("one", "two");
        assertThat(got.header("Content-Type")).contains("application/json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {"a={\"b\":[1|2]} a=%7B%22b%22:[1%7C2]%7D", "a=100%&b=%zz a=100%25&b=%25zz",
            "a=b#c a=b%23c", "a=^\\`<> a=%5E%5C%60%3C%3E", "a=?/:@!$'()*,; a=?/:@!$'()*,;"})
    void whatNoQueryMayHaveIsEscaped(String sent, String got) {
        assertThat(got("GET", "/x?" + sent, "").query()).isEqualTo(got);
    }

    @Test
    void tokenStaysHereAndTheCallerIsTold() {
        HttpRequest got = got("GET", "/", "", "AUTHORIZATION", "Bearer secret", "Cookie", "a=b");
        assertThat(got.headers("Authorization")).isEmpty();
        assertThat(got.headers("Cookie")).containsExactly("a=b");
        assertThat(got.headers("X-Workspace")).containsExactly("acme");
        assertThat(got.headers("X-Workspace-Role")).containsExactly("reader");
        assertThat(got.headers("X-Workspace-App")).containsExactly("-");
    }

    @Test
    void forgedCallerIsDropped() {
        HttpRequest got = got("GET", "/", "", "X-Workspace", "globex", "x-workspace-ROLE", "admin", "X_Workspace_App",
                "theirs", "X-Workspace-Admin", "1", "Connection", "X-Workspace, close", "X-Workspace", "other");
        assertThat(got.headers("X-Workspace")).containsExactly("acme");
        assertThat(got.headers("X-Workspace-Role")).containsExactly("reader");
        assertThat(got.headers("X-Workspace-Admin")).isEmpty();
        assertThat(got.headers()).extracting(Header::name).doesNotContain("X_Workspace_App");
        assertThat(got.headers()).extracting(Header::value).doesNotContain("globex", "admin", "theirs", "other");
    }

    @Test
    void headersBetweenTwoNeighboursEndHere() {
        HttpRequest got = got("POST", "/", "body", "Connection", "keep-alive, X-Mine", "X-Mine", "1", "Keep-Alive",
                "timeout=5", "TE", "trailers", "Upgrade", "h2c", "Proxy-Authorization", "secret", "Expect",
                "100-continue", "Host", "evil.example", "Content-Length", "4", "X-Kept", "1");
        assertThat(got.headers("Host")).containsExactly("localhost:" + listener.port());
        assertThat(got.headers("Content-Length")).containsExactly("4");
        assertThat(got.headers("X-Kept")).containsExactly("1");
        for (String name : List.of("X-Mine", "Keep-Alive", "TE", "Upgrade", "Proxy-Authorization", "Expect")) {
            assertThat(got.headers(name)).as(name).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 302, 401, 404, 407, 418, 500, 503})
    void answerIsHandedBackAsItIs(int status) {
        HttpResponse response = handedBack(status, "größe", new Header("Content-Type", "text/plain"),
                new Header("Set-Cookie", "a=1"), new Header("Set-Cookie", "b=2"),
                new Header("Location", "http://localhost:1/elsewhere"));
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.bodyText()).isEqualTo("größe");
        assertThat(response.header("Location")).contains("http://localhost:1/elsewhere");
        assertThat(response.headers()).filteredOn(header -> header.is("Set-Cookie")).extracting(Header::value)
                .containsExactly("a=1", "b=2");
        assertThat(response.headers()).noneMatch(header -> header.is("Connection") || header.is("Content-Length"));
        assertThat(seen).as("a redirect is not followed").hasSize(1);
    }

    @Test
    void headHasTheLengthAndNoBody() {
        HttpResponse response = ask(request("HEAD", "/", ""),
                new HttpResponse(200, List.of(), "hello".getBytes(StandardCharsets.UTF_8)));
        assertThat(response.header("Content-Length")).contains("5");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void fiveMegabytesGoBothWays() {
        String body = "0123456789abcdef".repeat(5 * 65_536);
        listener.serve(sent -> new HttpResponse(200, List.of(), sent.body()));
        assertThat(server.answer(request("POST", "/", body), "/", CONTEXT).bodyText()).isEqualTo(body);
    }

    @Test
    void serverThatIsDownIsA502ThatSaysWhich() {
        listener.close();
        HttpResponse response = server.answer(request("GET", "/", ""), "/", CONTEXT);
        assertThat(response.status()).isEqualTo(502);
        assertThat(response.bodyText()).contains("UPSTREAM=http://localhost:" + listener.port() + " gave no answer",
                "Start your server");
    }

    @Test
    void serverThatIsSilentIsA504() {
        var never = new CountDownLatch(1);
        listener.serve(_ -> {
            try {
                never.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return HttpResponse.json(200, "{}");
        });
        try (var impatient = new UpstreamServer(URI.create("http://localhost:" + listener.port()),
                Duration.ofMillis(200))) {
            HttpResponse response = impatient.answer(request("GET", "/", ""), "/", CONTEXT);
            assertThat(response.status()).isEqualTo(504);
            assertThat(response.bodyText()).contains("http://localhost:" + listener.port());
        } finally {
            never.countDown();
        }
    }

    @Test
    void answersToTwoHundredCallsAtOnceAreNotMixed() throws InterruptedException {
        listener.serve(sent -> HttpResponse.json(200, sent.path()));
        var wrong = new CopyOnWriteArrayList<String>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String path = "/" + i;
            threads.add(Thread.startVirtualThread(() -> {
                String answer = server.answer(request("GET", path, ""), path, CONTEXT).bodyText();
                if (!answer.equals(path)) {
                    wrong.add(path + " " + answer);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(wrong).isEmpty();
    }
}
