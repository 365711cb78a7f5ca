package dev.workspacetokens.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.SignedJWT;
import dev.workspacetokens.testing.ManualClock;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Signing in with the local issuer, as the console does it: authorization code flow with PKCE, over HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters";

    private final Map<String, String> request = new LinkedHashMap<>();
    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-23T12:00:00Z"));
    private LocalRunner runner;

    @BeforeAll
    void start() {
        runner = LocalRunner.start(Options.ofThisBuild().withClock(clock));
    }

    @AfterAll
    void stop() {
        runner.close();
    }

    @BeforeEach
    void ask() throws Exception {
        request.clear();
        request.put("response_type", "code");
        request.put("client_id", "workspace-tokens-local");
        request.put("redirect_uri", runner.url() + "/");
        request.put("scope", "openid workspace-tokens/manage");
        request.put("state", "state & <more>");
        request.put("nonce", "nonce");
        request.put("code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(
                MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII))));
        request.put("code_challenge_method", "S256");
    }

    @Test
    void aPersonSignsIn() throws Exception {
        HttpResponse<String> page = get("/oidc/authorize?" + form(request));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Ada Lindqvist", "owner of Acme", "state &amp; &lt;more&gt;");
        assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                .startsWith("default-src 'none'");

        Map<String, String> answer = chosen("ada");
        assertThat(answer).containsEntry("state", "state & <more>").containsEntry("iss",
                runner.url() + "/oidc");
        JsonNode tokens = redeem(codeOf(answer), VERIFIER, 200);
        assertThat(tokens.has("refresh_token")).isFalse();
        var identity = SignedJWT.parse(tokens.path("id_token").asText()).getJWTClaimsSet();
        assertThat(identity.getAudience()).containsExactly("workspace-tokens-local");
        assertThat(identity.getClaims()).containsEntry("name", "Ada Lindqvist").containsEntry("nonce", "nonce")
                .containsEntry("sub", "ada").doesNotContainKey("scope");
        assertThat(workspaces(tokens.path("access_token").asText())).isEqualTo(200);
        // An ID token carries no scope: the management API does not take it.
        assertThat(workspaces(tokens.path("id_token").asText())).isEqualTo(403);
    }

    @Test
    void aCodeIsGoodOnce() throws Exception {
        String code = codeOf(chosen("ada"));
        redeem(code, VERIFIER, 200);
        assertThat(redeem(code, VERIFIER, 400).path("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void aStolenCodeIsWorthNothing() throws Exception {
        String code = codeOf(chosen("ada"));
        assertThat(redeem(code, "another-verifier-of-at-least-forty-three-chars", 400).path("error").asText())
                .isEqualTo("invalid_grant");
        // And the attempt has spent it.
        redeem(code, VERIFIER, 400);
    }

    @Test
    void aCodeIsGoodForAMinute() throws Exception {
        String code = codeOf(chosen("ada"));
        clock.advance(Duration.ofMinutes(1));
        redeem(code, VERIFIER, 400);
    }

    @ParameterizedTest
    @CsvSource({"client_id, somebody-else", "redirect_uri, https://evil.example.com/", "redirect_uri, ''"})
    void nobodyIsSentElsewhere(String name, String value) throws Exception {
        request.put(name, value);
        HttpResponse<String> answer = post("/oidc/authorize", form(request) + "&user=ada");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("location")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"response_type, token, unsupported_response_type", "code_challenge_method, plain, invalid_request"})
    void aWeakerFlowIsRefused(String name, String value, String error) throws Exception {
        request.put(name, value);
        assertThat(chosen("ada")).containsEntry("error", error).doesNotContainKey("code");
    }

    @Test
    void aStrangerIsAskedAgain() throws Exception {
        assertThat(post("/oidc/authorize", form(request) + "&user=mallory").statusCode()).isEqualTo(200);
    }

    @Test
    void anotherGrantIsRefused() throws Exception {
        HttpResponse<String> answer = post("/oidc/token", "grant_type=refresh_token&refresh_token=x");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("unsupported_grant_type");
    }

    @Test
    void whoShowsTheirIdTokenSignsOut() throws Exception {
        String idToken = idToken();
        HttpResponse<String> answer = get("/oidc/logout?" + form(Map.of("id_token_hint", idToken, "client_id",
                "workspace-tokens-local", "post_logout_redirect_uri", runner.url() + "/")));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("location")).contains(runner.url() + "/");
        // Whoever stayed longer than their ID token lasts signs out all the same.
        clock.advance(Duration.ofDays(1));
        assertThat(get("/oidc/logout?id_token_hint=" + idToken).statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({"id_token_hint, ''", "id_token_hint, x.y.z", "client_id, somebody-else",
            "post_logout_redirect_uri, https://evil.example.com/"})
    void nobodyIsSentElsewhereBySigningOut(String name, String value) throws Exception {
        var sent = new LinkedHashMap<>(Map.of("id_token_hint", idToken(), "client_id", "workspace-tokens-local",
                "post_logout_redirect_uri", runner.url() + "/"));
        sent.put(name, value);
        HttpResponse<String> answer = get("/oidc/logout?" + form(sent));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("location")).isEmpty();
    }

    @Test
    void anAccessTokenIsNoIdToken() throws Exception {
        assertThat(get("/oidc/logout?id_token_hint=" + runner.jwt("ada")).statusCode()).isEqualTo(400);
    }

    @Test
    void whoIsKnownIsSignedInWithoutAQuestionUntilTheySignOut() throws Exception {
        request.put("prompt", "none");
        assertThat(get("/oidc/authorize?" + form(request)).headers().firstValue("location").orElseThrow())
                .contains("error=login_required", "state=").doesNotContain("code=");

        request.remove("prompt");
        HttpResponse<String> signedIn = post("/oidc/authorize", form(request) + "&user=ada");
        String cookie = signedIn.headers().firstValue("set-cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/oidc");
        String session = cookie.substring(0, cookie.indexOf(';'));

        request.put("prompt", "none");
        String location = silently(session);
        assertThat(location).contains("code=").doesNotContain("error=");
        String code = location.replaceFirst(".*[?&]code=([^&]*).*", "$1");
        assertThat(SignedJWT.parse(redeem(code, VERIFIER, 200).path("id_token").asText()).getJWTClaimsSet()
                .getSubject()).isEqualTo("ada");

        HTTP.send(HttpRequest.newBuilder(uri("/oidc/logout?id_token_hint=" + idToken())).header("Cookie", session)
                .build(), HttpResponse.BodyHandlers.discarding());
        request.put("prompt", "none");
        assertThat(silently(session)).contains("error=login_required");
    }

    private String silently(String session) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(uri("/oidc/authorize?" + form(request))).header("Cookie", session)
                .build(), HttpResponse.BodyHandlers.ofString()).headers().firstValue("location").orElseThrow();
    }

    private String idToken() throws Exception {
        request.remove("prompt");
        return redeem(codeOf(chosen("ada")), VERIFIER, 200).path("id_token").asText();
    }

    /// What the console is sent back with when somebody was chosen on the page.
    private Map<String, String> chosen(String user) throws Exception {
        HttpResponse<String> answer = post("/oidc/authorize", form(request) + "&user=" + user);
        assertThat(answer.statusCode()).isEqualTo(303);
        String location = answer.headers().firstValue("location").orElseThrow();
        assertThat(location).startsWith(runner.url() + "/?");
        return Pattern.compile("[?&]([^=]+)=([^&]*)").matcher(location).results().collect(Collectors.toMap(
                one -> one.group(1), one -> URLDecoder.decode(one.group(2), StandardCharsets.UTF_8)));
    }

    private static String codeOf(Map<String, String> answer) {
        return answer.getOrDefault("code", "");
    }

    private JsonNode redeem(String code, String verifier, int status) throws Exception {
        HttpResponse<String> answer = post("/oidc/token", form(Map.of("grant_type", "authorization_code", "code", code,
                "client_id", "workspace-tokens-local", "redirect_uri", runner.url() + "/", "code_verifier",
                verifier)));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        return JSON.readTree(answer.body());
    }

    private int workspaces(String bearer) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(uri("/workspaces")).header("Authorization", "Bearer " + bearer).build(),
                HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create(runner.url() + path);
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
