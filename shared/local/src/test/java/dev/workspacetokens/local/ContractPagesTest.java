package dev.workspacetokens.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.workspacetokens.local.http.HttpRequest;
import dev.workspacetokens.local.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The contract and its page come from this machine, and the page asks nobody else.
class ContractPagesTest {

    private final ContractPages pages = new ContractPages();

    @Test
    void theDocumentIsServedAsJson() throws Exception {
        HttpResponse response = get("/openapi.json");
        assertThat(response.header("content-type")).contains("application/json");
        var json = new ObjectMapper();
        assertThat(json.readTree(response.bodyText())).isEqualTo(json.readTree(OpenApiDocument.json()));
        assertThat(json.readTree(response.bodyText()).path("openapi").asText()).startsWith("3.1");
    }

    @Test
    void whateverThePageLoadsIsServedHere() {
        String page = get("/docs").bodyText();
        List<String> loaded = Pattern.compile("(?:src|stylesheet\" href)=\"([^\"]+)\"").matcher(page).results()
                .map(match -> match.group(1)).toList();
        assertThat(loaded).hasSize(3).allSatisfy(file -> assertThat(get(file).body()).isNotEmpty());
        assertThat(page).doesNotContain("http://", "https://", "<script>", "style=");
    }

    @Test
    void noScriptRunsThatIsNotAFileOfThisOrigin() {
        assertThat(get("/docs").header("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self';", "connect-src 'self'", "frame-ancestors 'none'");
    }

    @Test
    void everythingElseIsLeftToTheApis() {
        assertThat(pages.handle(HttpRequest.of("GET", "/docs/../openapi.yaml", List.of(), ""))).isEmpty();
        assertThat(pages.handle(HttpRequest.of("POST", "/docs", List.of(), ""))).isEmpty();
    }

    private HttpResponse get(String path) {
        return pages.handle(HttpRequest.of("GET", path, List.of(), "")).orElseThrow().response();
    }
}
