package dev.workspacetokens.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConsoleHandlerTest {

    private static final Map<String, String> VARIABLES = Map.of("issuer", "https://issuer.example.com/pool",
            "client_id", "console", "management_url", "https://api.example.com", "sign_in_origins",
            "https://sign-in.example.com,https://issuer.example.com", "max_lifetime_days", "366", "allow_never_expire",
            "false", "brand_name", "V29ya3NwYWNlIFRva2Vucw==");

    private static final Context NO_CONTEXT = (Context) Proxy.newProxyInstance(Context.class.getClassLoader(),
            new Class<?>[]{Context.class}, (_, method, _) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    private final ConsoleHandler handler = new ConsoleHandler();

    @Test
    void pageIsProtected() {
        Map<String, String> headers = get("GET /", "", Map.of()).getHeaders();
        assertThat(headers).containsEntry("content-type", "text/html; charset=utf-8")
                .containsEntry("referrer-policy", "no-referrer").containsEntry("x-content-type-options", "nosniff")
                .containsEntry("content-security-policy", "default-src 'none'; script-src 'self'; style-src 'self'; "
                        + "img-src 'self'; connect-src 'self' https://api.example.com https://issuer.example.com "
                        + "https://sign-in.example.com; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
                        + "require-trusted-types-for 'script'; trusted-types 'none'");
    }

    @Test
    void pageNamesItsFilesByWhatIsInThemSoThatBrowsersKeepThem() {
        String page = body(get("GET /", "", Map.of()));
        var named = Pattern.compile("\"/assets/([^\"]+)\"").matcher(page).results().map(one -> one.group(1)).toList();
        assertThat(page).as("something to see before the script is there").contains("class=\"starting\"");
        assertThat(named).hasSize(3).allSatisfy(name -> {
            APIGatewayV2HTTPResponse file = file(name, Map.of());
            assertThat(file.getStatusCode()).isEqualTo(200);
            assertThat(file.getHeaders()).containsEntry("cache-control", "public, max-age=31536000, immutable");
            String plain = name.replaceFirst("\\.[0-9a-f]{32}", "");
            assertThat(name).isNotEqualTo(plain);
            APIGatewayV2HTTPResponse known = file(plain, Map.of());
            assertThat(known.getBody()).isEqualTo(file.getBody());
            assertThat(known.getHeaders()).containsEntry("cache-control", "no-cache");
        });
        assertThat(page).doesNotContain("<style", "style=", "onclick");
    }

    /// A page that was loaded before an update, and asks for its files behind it.
    @Test
    void hashOfAnotherVersionFindsTheFileAsItIsNowAndIsNotKept() {
        APIGatewayV2HTTPResponse file = file("console." + "0".repeat(32) + ".js", Map.of());
        assertThat(file.getBody()).isEqualTo(file("console.js", Map.of()).getBody());
        assertThat(file.getHeaders()).containsEntry("cache-control", "no-cache");
    }

    @Test
    void pageHasTheSettingsInItAsDataThatNothingEnds() {
        var variables = new HashMap<>(VARIABLES);
        variables.put("client_id", "</script><script>alert(1)</script>");
        String page = body(get("GET /", "", Map.of(), variables));
        String settings = page.replaceFirst("(?s).*<script type=\"application/json\" id=\"settings\">(.*?)</script>.*",
                "$1");
        assertThat(settings).doesNotContain("<").contains("\\u003c/script>");
        assertThat(settings.replace("\\u003c", "<"))
                .isEqualTo(get("GET /config.json", "", Map.of(), variables).getBody());
    }

    @Test
    void otherPagesMayLoadTheElementAndItsSettingsByNamesThatStay() {
        for (APIGatewayV2HTTPResponse answer : List.of(file("workspace-tokens.js", Map.of()),
                get("GET /config.json", "", Map.of()))) {
            assertThat(answer.getStatusCode()).isEqualTo(200);
            assertThat(answer.getHeaders()).containsEntry("access-control-allow-origin", "*")
                    .containsEntry("cross-origin-resource-policy", "cross-origin");
        }
        for (String own : List.of("console.js", "console.css")) {
            assertThat(file(own, Map.of()).getHeaders()).doesNotContainKey("access-control-allow-origin")
                    .containsEntry("cross-origin-resource-policy", "same-origin");
        }
        assertThat(get("GET /", "", Map.of()).getHeaders()).doesNotContainKey("access-control-allow-origin");
        assertThat(body(file("workspace-tokens.js", Map.of()))).contains("customElements.define(\"workspace-tokens\"")
                .doesNotContain("oauth");
    }

    @Test
    void modulesAreOneFileThatImportsNothing() {
        assertThat(body(file("console.js", Map.of()))).contains("class WorkspaceTokens")
                .doesNotContainPattern("(?m)^\\s*import ");
    }

    @ParameterizedTest
    @CsvSource({"console.js, text/javascript; charset=utf-8", "console.css, text/css; charset=utf-8",
            "icon.svg, image/svg+xml", "vendor/oauth4webapi.LICENSE.md, text/plain; charset=utf-8"})
    void mediaTypeFollowsTheName(String name, String mediaType) {
        assertThat(file(name, Map.of()).getHeaders()).containsEntry("content-type", mediaType);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing.js", "vendor", "vendor/", "../console/console.js", "./console.js",
            "/console.js", "vendor/../console.js", "..%2fconsole.js", "console.js/", "console.js\0", "CONSOLE.js",
            "\\console.js",
            "index.html", "main.js"})
    void anythingElseIsNotThere(String name) {
        APIGatewayV2HTTPResponse answer = file(name, Map.of());
        assertThat(answer.getStatusCode()).isEqualTo(404);
        assertThat(answer.getHeaders()).containsKey("content-security-policy");
        assertThat(answer.getBody()).isEqualTo("There is nothing here.");
    }

    @Test
    void compressedIsTheSame() throws IOException {
        APIGatewayV2HTTPResponse compressed = file("console.css", Map.of("accept-encoding", "gzip, deflate, br"));
        assertThat(compressed.getHeaders()).containsEntry("content-encoding", "gzip").containsEntry("vary",
                "accept-encoding");
        byte[] bytes = Base64.getDecoder().decode(compressed.getBody());
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).isEqualTo(body(file("console.css", Map.of())));
            assertThat(bytes.length).isLessThan(text.length() / 2);
        }
        assertThat(file("console.css", Map.of()).getHeaders()).doesNotContainKey("content-encoding");
    }

    @Test
    void whatIsKnownIsNotSentAgain() {
        String etag = file("console.js", Map.of()).getHeaders().get("etag");
        APIGatewayV2HTTPResponse again = file("console.js", Map.of("if-none-match", etag));
        assertThat(again.getStatusCode()).isEqualTo(304);
        assertThat(again.getBody()).isNull();
        assertThat(again.getHeaders()).containsEntry("cache-control", "no-cache");
        assertThat(file("console.js", Map.of("if-none-match", "W/\"other\"")).getStatusCode()).isEqualTo(200);
    }

    @Test
    void pageIsNotKeptByBrowsers() {
        assertThat(get("GET /", "", Map.of()).getHeaders()).containsEntry("cache-control", "no-store");
    }

    @Test
    void vendoredLibraryIsTheReleasedOne() throws IOException, NoSuchAlgorithmException {
        byte[] library = Files.readAllBytes(Path.of("src/main/web/vendor/oauth4webapi.js"));
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(library)))
                .isEqualTo("72a5f6d84416e92b659c6b8fd837c5fa38d44b7f2e18f91daa1fe57da677c7ad");
    }

    /// So that whoever takes a newer one, as Dependabot proposes it, changes them together.
    @Test
    void versionOfTheVendoredLibraryIsTheSameWhereverItIsNamed() throws IOException {
        String told = Files.readString(Path.of("src/main/web/vendor/VERSION.md"));
        String version = told.replaceFirst("(?s).*oauth4webapi ([0-9.]+) from.*", "$1");
        assertThat(Files.readString(Path.of("package.json"))).contains("\"oauth4webapi\": \"" + version + "\"");
    }

    @Test
    void settingsAreThoseOfTheStage() {
        APIGatewayV2HTTPResponse answer = get("GET /config.json", "", Map.of());
        assertThat(answer.getBody()).isEqualTo("{\"issuer\":\"https://issuer.example.com/pool\","
                + "\"client_id\":\"console\",\"scope\":\"openid workspace-tokens/manage\","
                + "\"management_url\":\"https://api.example.com\",\"max_lifetime_days\":366,"
                + "\"allow_never_expire\":false,\"brand\":{\"name\":\"Workspace Tokens\",\"colors\":{},\"links\":[],"
                + "\"problems\":[]}}");
        assertThat(answer.getHeaders()).containsEntry("cache-control", "no-store").containsEntry("content-type",
                "application/json");
    }

    @Test
    void brandIsAmongTheSettings() {
        var variables = new HashMap<>(VARIABLES);
        variables.put("brand_name", BrandTest.encoded("Acme \"Keys\""));
        variables.put("brand_logo", BrandTest.encoded("https://cdn.example.com/logo.svg"));
        variables.put("brand_icon", BrandTest.encoded("https://static.example.com/icon.png"));
        variables.put("brand_color", "#0b5fff");
        variables.put("brand_color_dark", "#0b5fff");
        variables.put("brand_links", BrandTest.encoded("Documentation=https://docs.example.com"));
        assertThat(get("GET /config.json", "", Map.of(), variables).getBody()).endsWith("""
                "brand":{"name":"Acme \\"Keys\\"","logo_url":"https://cdn.example.com/logo.svg",\
                "icon_url":"https://static.example.com/icon.png","colors":{"light":"#0b5fff"},\
                "links":[{"text":"Documentation","url":"https://docs.example.com"}],\
                "problems":["ConsoleColorDark #0b5fff is not used: as text on the dark theme's raised colour #212129 \
                it has a contrast of 3.11:1, and WCAG 2.2 AA asks for 4.5:1."]}}""");
        assertThat(get("GET /", "", Map.of(), variables).getHeaders().get("content-security-policy"))
                .contains("; img-src 'self' https://cdn.example.com https://static.example.com; connect-src ");
    }

    @Test
    void exampleIsWhatTheDeploymentNamesElseTheSampleApi() {
        var variables = new HashMap<>(VARIABLES);
        variables.put("sample_url", "https://sample.example.com/v1");
        assertThat(get("GET /config.json", "", Map.of(), variables).getBody())
                .contains("\"example_url\":\"https://sample.example.com/v1/me\"");
        variables.put("example_url", BrandTest.encoded("https://api.example.com/whoami?all=1&b=(2)"));
        assertThat(get("GET /config.json", "", Map.of(), variables).getBody())
                .contains("\"example_url\":\"https://api.example.com/whoami?all=1&b=(2)\"");
        variables.put("example_url", BrandTest.encoded("https://api.example.com/'; rm x"));
        assertThatThrownBy(() -> get("GET /config.json", "", Map.of(), variables))
                .hasMessage("ConsoleExampleUrl must be an https URL, without a fragment");
    }

    @Test
    void pageMayBeFramedByWhomTheDeploymentNames() {
        var variables = new HashMap<>(VARIABLES);
        variables.put("frame_ancestors", "https://app.example.com,https://admin.example.com:8443");
        assertThat(get("GET /", "", Map.of(), variables).getHeaders().get("content-security-policy")).contains(
                "; frame-ancestors https://app.example.com https://admin.example.com:8443; ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "https://*.example.com", "http://app.example.com", "https://app.example.com/",
            "https://a.example;script-src *", "https://a.example 'self'", "https://a.example,", "'self'"})
    void frameOfAnybodyElseIsRefused(String ancestors) {
        var variables = new HashMap<>(VARIABLES);
        variables.put("frame_ancestors", ancestors);
        assertThatThrownBy(() -> get("GET /", "", Map.of(), variables)).isInstanceOf(IllegalStateException.class)
                .hasMessage("ConsoleFrameAncestors must be https origins, without a path or a wildcard, separated by "
                        + "commas");
    }

    @Test
    void audienceIsSaidWhereThereIsOne() {
        var variables = new HashMap<>(VARIABLES);
        variables.put("audience", "tokens");
        assertThat(get("GET /config.json", "", Map.of(), variables).getBody()).contains("\"audience\":\"tokens\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer", "client_id", "management_url", "max_lifetime_days",
            "allow_never_expire", "brand_name"})
    void missingVariableIsNamed(String name) {
        var variables = new HashMap<>(VARIABLES);
        variables.remove(name);
        assertThatThrownBy(() -> get("GET /", "", Map.of(), variables)).isInstanceOf(IllegalStateException.class)
                .hasMessage("the stage variable " + name + " is missing");
    }

    @ParameterizedTest
    @CsvSource({"/, ''", "/config.json, ''", "/openapi.json, ''", "/assets/{file+}, console.css",
            "/assets/{file+}, nothing.js"})
    void headAnswersAsGetWithoutABody(String path, String file) {
        for (Map<String, String> headers : List.of(Map.<String, String>of(), Map.of("accept-encoding", "gzip"))) {
            APIGatewayV2HTTPResponse whole = get("GET " + path, file, headers);
            APIGatewayV2HTTPResponse head = get("HEAD " + path, file, headers);
            assertThat(head.getStatusCode()).isEqualTo(whole.getStatusCode());
            assertThat(head.getHeaders()).isEqualTo(whole.getHeaders());
            assertThat(whole.getBody()).isNotEmpty();
            assertThat(head.getBody()).isNull();
            assertThat(head.getIsBase64Encoded()).isFalse();
        }
    }

    @Test
    void headOfAFileThatTheBrowserHasIsNotModified() {
        String etag = file("console.css", Map.of()).getHeaders().get("etag");
        assertThat(get("HEAD /assets/{file+}", "console.css", Map.of("if-none-match", etag)).getStatusCode())
                .isEqualTo(304);
    }

    @Test
    void contractNamesTheAddressesThatProgramsCall() {
        var variables = new HashMap<>(VARIABLES);
        variables.put("sample_url", "https://sample.example.com/v1");
        String document = contract(variables);
        assertThat(document).startsWith("{\"openapi\":\"3.1.")
                .contains("\"servers\":[{\"url\":\"https://api.example.com\",\"description\":\"The management API.\"}]",
                        "\"servers\":[{\"url\":\"https://sample.example.com/v1\",\"description\":\"The sample API.\"}]",
                        "\"url\":\"https://{host}\",\"description\":\"The directory API",
                        "{\"host\":{\"default\":\"directory-api.invalid\"}}")
                .doesNotContain("\"servers\":[\"", "sample-api.invalid");
        assertThat(contract(VARIABLES)).contains("{\"host\":{\"default\":\"sample-api.invalid\"}}")
                .doesNotContain("\"servers\":[\"", "sample.example.com");
    }

    private String contract(Map<String, String> variables) {
        return body(get("GET /openapi.json", "", Map.of(), variables));
    }

    @Test
    void contractMayBeReadAndKeptByEverybody() {
        Map<String, String> headers = get("GET /openapi.json", "", Map.of()).getHeaders();
        assertThat(headers).containsEntry("content-type", "application/json")
                .containsEntry("access-control-allow-origin", "*")
                .containsEntry("cross-origin-resource-policy", "cross-origin")
                .containsEntry("cache-control", "public, max-age=3600").containsKey("content-security-policy");
    }

    @Test
    void contractThatIsKnownIsNotSentAgainUnlessAnAddressChanges() {
        String etag = get("GET /openapi.json", "", Map.of()).getHeaders().get("etag");
        Map<String, String> known = Map.of("if-none-match", etag);
        APIGatewayV2HTTPResponse again = get("GET /openapi.json", "", known);
        assertThat(again.getStatusCode()).isEqualTo(304);
        assertThat(again.getBody()).isNull();
        assertThat(again.getHeaders()).containsEntry("cache-control", "public, max-age=3600")
                .containsEntry("access-control-allow-origin", "*");
        var elsewhere = new HashMap<>(VARIABLES);
        elsewhere.put("management_url", "https://api.tokens.example.com");
        assertThat(get("GET /openapi.json", "", known, elsewhere).getStatusCode()).isEqualTo(200);
    }

    @Test
    void contractIsSmallOnItsWay() throws IOException {
        APIGatewayV2HTTPResponse compressed = get("GET /openapi.json", "", Map.of("accept-encoding", "br, gzip"));
        assertThat(compressed.getHeaders()).containsEntry("content-encoding", "gzip").containsEntry("vary",
                "accept-encoding");
        byte[] bytes = Base64.getDecoder().decode(compressed.getBody());
        assertThat(bytes).hasSizeLessThan(40_000);
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(contract(VARIABLES));
        }
    }

    private APIGatewayV2HTTPResponse file(String name, Map<String, String> headers) {
        return get("GET /assets/{file+}", name, headers);
    }

    private APIGatewayV2HTTPResponse get(String route, String file, Map<String, String> headers) {
        return get(route, file, headers, VARIABLES);
    }

    private APIGatewayV2HTTPResponse get(String route, String file, Map<String, String> headers,
            Map<String, String> variables) {
        return handler.handleRequest(APIGatewayV2HTTPEvent.builder().withRouteKey(route).withHeaders(headers)
                .withPathParameters(Map.of("file", file)).withStageVariables(variables).build(), NO_CONTEXT);
    }

    private static String body(APIGatewayV2HTTPResponse answer) {
        return new String(Base64.getDecoder().decode(answer.getBody()), StandardCharsets.UTF_8);
    }
}
