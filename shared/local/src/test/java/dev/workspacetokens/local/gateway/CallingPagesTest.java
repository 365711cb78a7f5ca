package dev.workspacetokens.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.emulators.Cors;
import dev.workspacetokens.local.http.Header;
import dev.workspacetokens.local.http.HttpRequest;
import dev.workspacetokens.local.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CallingPagesTest {

    private static final String ORIGIN = "https://app.example.com";

    private final CallingPages pages = new CallingPages(new Cors(List.of(ORIGIN, "http://localhost:5173"),
            List.of("GET", "POST"), List.of("authorization", "if-match"), List.of("etag"), "600"));

    @Test
    void preflightOfAPageThatMayCallIsAnswered() {
        HttpResponse answer = pages.preflight(request("OPTIONS", ORIGIN)).orElseThrow().response();
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).contains(ORIGIN);
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("GET,POST");
        assertThat(answer.header("Access-Control-Allow-Headers")).contains("authorization,if-match");
        assertThat(answer.header("Access-Control-Max-Age")).contains("600");
        assertThat(answer.header("Vary")).contains("Origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "https://app.example.com.evil.example", "http://app.example.com",
            "null"})
    void anyOtherPageIsToldNothing(String origin) {
        assertThat(pages.preflight(request("OPTIONS", origin)).orElseThrow().response().headers()).isEmpty();
        var handled = new Gateway.Handled("GET /", HttpResponse.json(200, "{}"));
        assertThat(pages.readable(request("GET", origin), handled)).isSameAs(handled);
    }

    @Test
    void refusalCanBeReadToo() {
        var refused = new Gateway.Handled("GET /", HttpResponse.json(401, "{}", new Header("ETag", "\"1\"")), "why");
        Gateway.Handled readable = pages.readable(request("GET", ORIGIN), refused);
        assertThat(readable.response().status()).isEqualTo(401);
        assertThat(readable.response().header("Access-Control-Allow-Origin")).contains(ORIGIN);
        assertThat(readable.response().header("Access-Control-Expose-Headers")).contains("etag");
        assertThat(readable.response().header("ETag")).contains("\"1\"");
        assertThat(readable.reason()).isEqualTo("why");
    }

    @Test
    void requestThatIsNoPreflightIsLeftAlone() {
        assertThat(pages.preflight(request("GET", ORIGIN))).isEmpty();
        assertThat(pages.preflight(HttpRequest.of("OPTIONS", "/", List.of(new Header("Origin", ORIGIN)), "")))
                .isEmpty();
    }

    private static HttpRequest request(String method, String origin) {
        return HttpRequest.of(method, "/tokens",
                List.of(new Header("Origin", origin), new Header("Access-Control-Request-Method", "POST")), "");
    }
}
