package dev.workspacetokens.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How people sign in by the user pool: with a second factor, from which pages, and by which pool.
final class UserPoolTest {

    private static final String CLIENT = "UserPoolClient";
    private static final String POOL = "eu-central-1_Again";

    @Test
    void everybodyNeedsASecondFactorUnlessItIsSwitchedOff() {
        assertThat(Choices.of().properties("UserPool")).containsEntry("MfaConfiguration", "ON")
                .containsEntry("EnabledMfas", List.of("SOFTWARE_TOKEN_MFA"));
        assertThat(Choices.of("RequireMfa", "false").properties("UserPool")).containsEntry("MfaConfiguration", "OFF")
                .doesNotContainKey("EnabledMfas");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CallbackURLs", "LogoutURLs"})
    void peopleAreSentBackToTheConsoleAlone(String urls) {
        assertThat(urls(Choices.of(), urls)).singleElement().asString()
                .matches("https://\\w+\\.execute-api\\.eu-central-1\\.amazonaws\\.com/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CallbackURLs", "LogoutURLs"})
    void peopleAreSentBackToPagesThatAreNamed(String urls) {
        String two = "https://admin.example.com/in,http://localhost:3000/";
        assertThat(urls(Choices.of("SignInCallbackUrls", two), urls)).hasSize(3)
                .endsWith("https://admin.example.com/in", "http://localhost:3000/");
        assertThat(urls(Choices.of("SignInCallbackUrls", two, "ConsoleEnabled", "false"), urls))
                .containsExactly("https://admin.example.com/in", "http://localhost:3000/");
    }

    /// Cognito refuses the code flow without a page to send people back to, and an empty URL.
    @Test
    void withoutAnyPageTheClientExistsAndNobodySignsInByIt() {
        Template template = Choices.of("ConsoleEnabled", "false");
        assertThat(template.properties(CLIENT)).containsEntry("AllowedOAuthFlowsUserPoolClient", false)
                .doesNotContainKeys("AllowedOAuthFlows", "AllowedOAuthScopes", "CallbackURLs", "LogoutURLs");
        assertThat(management(template).audience()).containsExactly(CLIENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://admin.example.com", "https://admin.example.com/", "http://localhost",
            "http://localhost/", "http://localhost:3000", "http://localhost:3000/a/b",
            "https://xn--bcher-kva.example:8443/a?b=c", "https://a.example/,https://b.example/"})
    void pagesThatCanBeSentBackToAreTaken(String urls) {
        assertThat(Choices.of("SignInCallbackUrls", urls).properties(CLIENT)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost.evil.example/", "http://localhostevil/", "http://localhost@evil.example/",
            "http://localhost:3000@evil.example/", "http://localhost:/", "http://localhost:port/",
            "http://evil.example/",
            "https://", "https:///a", "https://*.example.com/", "https://a.example/*", "https://a.example/#b",
            "https://a.example/b c", "https://user@a.example/", "https://.example/", "https://a..example/",
            "https://-a.example/", "https://a.example-/", "https://a.example/,", ",https://a.example/",
            "https://a.example/,,https://b.example/", "https://a.example/,evil", "https://a.example/\nhttp://b",
            "javascript:alert(1)", "HTTPS://a.example/"})
    void pagesThatCannotAreRefused(String urls) {
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> Choices.of("SignInCallbackUrls", urls));
    }

    @Test
    void originsThatAreOriginsAreTaken() {
        String origins = "https://admin.example.com,http://localhost:5173,https://xn--bcher-kva.example:8443";
        assertThat(
                Choices.of("ConsoleOrigins", origins).section("ManagementApi").section("CorsConfiguration").entries()
                        .toString())
                .contains("http://localhost:5173, https://xn--bcher-kva.example:8443");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost.evil.example", "http://evil.example", "https://a.example/",
            "https://*.example", "https://user@a.example", "https://a.example,", "https://a.example#b"})
    void originsWithoutABoundaryAreRefused(String origins) {
        assertThatExceptionOfType(TemplateException.class).isThrownBy(() -> Choices.of("ConsoleOrigins", origins));
        assertThatExceptionOfType(TemplateException.class)
                .isThrownBy(() -> Choices.of("OidcEndpointOrigins", origins));
    }

    @Test
    void poolThatWasLeftBehindTakesThePlaceOfANewOne() {
        Template template = Choices.of("ExistingUserPoolId", POOL);
        assertThat(template.absent()).contains("UserPool").doesNotContain(CLIENT, "UserPoolDomain", "ManagementScope");
        for (String resource : List.of(CLIENT, "UserPoolDomain", "ManagementScope")) {
            assertThat(template.properties(resource)).containsEntry("UserPoolId", POOL);
        }
        String issuer = "https://cognito-idp.eu-central-1.amazonaws.com/" + POOL;
        assertThat(management(template)).satisfies(jwt -> {
            assertThat(jwt.issuer()).isEqualTo(issuer);
            assertThat(jwt.audience()).containsExactly(CLIENT);
        });
        assertThat(console(template)).containsEntry("issuer", issuer).containsEntry("client_id", CLIENT)
                .hasEntrySatisfying("sign_in_origins",
                        origin -> assertThat(origin.toString()).contains("amazoncognito"));
    }

    @Test
    void issuerOfOnesOwnLeavesNothingOfAPool() {
        Template template = Choices.of("OidcIssuer", "https://issuer.example.com", "OidcAudience", "a", "OidcClientId",
                "c", "ExistingUserPoolId", POOL);
        assertThat(template.absent()).contains("UserPool", CLIENT, "UserPoolDomain", "ManagementScope");
        assertThat(management(template).issuer()).isEqualTo("https://issuer.example.com");
        assertThat(console(template)).containsEntry("issuer", "https://issuer.example.com")
                .containsEntry("client_id", "c").containsEntry("audience", "a").doesNotContainKey("sign_in_origins");
    }

    private static List<String> urls(Template template, String property) {
        return template.section(CLIENT).texts(property);
    }

    private static Map<String, Object> console(Template template) {
        return template.section("ConsoleApi").section("StageVariables").entries();
    }

    private static RouteAuthorizer.Jwt management(Template template) {
        return template.apis().stream().filter(api -> api.logicalId().equals("ManagementApi"))
                .flatMap(api -> api.routes().stream()).map(Route::authorizer)
                .map(RouteAuthorizer.Jwt.class::cast).findFirst().orElseThrow();
    }
}
