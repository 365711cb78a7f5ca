package dev.workspacetokens.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Domains of one's own: whoever names an address names them, and the addresses stay.
final class DomainsTest {

    private static final String CERTIFICATE = "arn:aws:acm:eu-central-1:000000000000:certificate/0a-1b";
    private static final String CONSOLE = "tokens.example.com";
    private static final String MANAGEMENT = "api.tokens.example.com";
    private static final String RULE = "DomainsComeWithACertificate";

    private static final Template BOTH = Choices.of("ConsoleDomain", CONSOLE, "ManagementDomain", MANAGEMENT,
            "CertificateArn", CERTIFICATE);

    private static String managementUrl(Template template) {
        return template.section("ConsoleApi").section("StageVariables").text("management_url");
    }

    private static List<String> origins(Template template) {
        return template.section("ManagementApi").section("CorsConfiguration").texts("allowOrigins");
    }

    private static List<String> callbacks(Template template) {
        return template.section("UserPoolClient").texts("CallbackURLs");
    }

    @Test
    void withoutThemApiGatewayNamesTheAddresses() {
        Template template = Choices.of();
        String console = "https://" + template.ref("ConsoleApi", "") + ".execute-api.eu-central-1.amazonaws.com";
        String management = "https://" + template.ref("ManagementApi", "") + ".execute-api.eu-central-1.amazonaws.com";
        assertThat(template.absent()).contains("ConsoleDomainName", "ConsoleDomainMapping", "ManagementDomainName",
                "ManagementDomainMapping");
        assertThat(Choices.output("ConsoleUrl", template)).isEqualTo(console);
        assertThat(origins(template)).containsExactly(console);
        assertThat(callbacks(template)).containsExactly(console + "/");
        assertThat(Choices.output("ManagementApiUrl", template)).isEqualTo(management).isEqualTo(
                managementUrl(template));
    }

    @Test
    void whoeverNamesTheConsoleNamesItsDomain() {
        assertThat(Choices.output("ConsoleUrl", BOTH)).isEqualTo("https://tokens.example.com");
        assertThat(origins(BOTH)).containsExactly("https://tokens.example.com");
        assertThat(callbacks(BOTH)).containsExactly("https://tokens.example.com/");
        assertThat(BOTH.section("UserPoolClient").texts("LogoutURLs")).isEqualTo(callbacks(BOTH));
    }

    @Test
    void pagesOfOnesOwnStayBesideTheDomain() {
        Template template = Choices.of("ConsoleDomain", CONSOLE, "CertificateArn", CERTIFICATE, "ConsoleOrigins",
                "https://a.example,https://b.example", "SignInCallbackUrls", "https://a.example/in");
        assertThat(origins(template)).containsExactly("https://tokens.example.com", "https://a.example",
                "https://b.example");
        assertThat(callbacks(template)).containsExactly("https://tokens.example.com/", "https://a.example/in");
    }

    @Test
    void whoeverNamesTheManagementApiNamesItsDomain() {
        assertThat(managementUrl(BOTH)).isEqualTo("https://api.tokens.example.com");
        assertThat(Choices.output("ManagementApiUrl", BOTH)).isEqualTo("https://api.tokens.example.com");
    }

    @ParameterizedTest
    @CsvSource({"Console,tokens.example.com", "Management,api.tokens.example.com"})
    void domainLeadsToTheApiByTls12AndTellsWhereDnsMustPoint(String api, String domain) {
        assertThat(BOTH.properties(api + "DomainName")).isEqualTo(Map.of("DomainName", domain,
                "DomainNameConfigurations", List.of(Map.of("CertificateArn", CERTIFICATE, "EndpointType", "REGIONAL",
                        "SecurityPolicy", "TLS_1_2"))));
        assertThat(BOTH.properties(api + "DomainMapping")).isEqualTo(Map.of("DomainName", domain, "ApiId",
                BOTH.ref(api + "Api", ""), "Stage", "$default"));
        assertThat(Choices.output(api + "DomainTarget", BOTH))
                .matches("d-[0-9a-z]{10}\\.execute-api\\.eu-central-1\\.amazonaws\\.com");
    }

    @Test
    void addressOfApiGatewayStays() {
        assertThat(BOTH.properties("ConsoleApi")).doesNotContainKey("DisableExecuteApiEndpoint");
        assertThat(BOTH.properties("ManagementApi")).doesNotContainKey("DisableExecuteApiEndpoint");
    }

    @Test
    void eachMayHaveOneWithoutTheOther() {
        Template console = Choices.of("ConsoleDomain", CONSOLE, "CertificateArn", CERTIFICATE);
        assertThat(console.absent()).contains("ManagementDomainName").doesNotContain("ConsoleDomainName");
        assertThat(managementUrl(console)).contains(".execute-api.");
        Template management = Choices.of("ManagementDomain", MANAGEMENT, "CertificateArn", CERTIFICATE);
        assertThat(management.absent()).contains("ConsoleDomainName").doesNotContain("ManagementDomainName");
        assertThat(callbacks(management).getFirst()).contains(".execute-api.");
    }

    @Test
    void consoleThatIsNotDeployedHasNoDomain() {
        Template template = Choices.of("ConsoleDomain", CONSOLE, "CertificateArn", CERTIFICATE, "ConsoleEnabled",
                "false", "ConsoleOrigins", "https://a.example");
        assertThat(template.absent()).contains("ConsoleDomainName", "ConsoleDomainMapping");
        assertThat(origins(template)).containsExactly("https://a.example");
    }

    @Test
    void domainWithoutACertificateIsRefused() {
        String refusal = "With ConsoleDomain or ManagementDomain, CertificateArn must name a certificate";
        assertThat(Choices.broken(RULE, "ConsoleDomain", CONSOLE)).containsExactly(refusal);
        assertThat(Choices.broken(RULE, "ManagementDomain", MANAGEMENT)).containsExactly(refusal);
        assertThat(Choices.broken(RULE)).isEmpty();
        assertThat(Choices.broken(RULE, "ConsoleDomain", CONSOLE, "CertificateArn", CERTIFICATE)).isEmpty();
    }

    @Test
    void oneDomainForBothIsRefused() {
        assertThat(Choices.broken(RULE, "ConsoleDomain", CONSOLE, "ManagementDomain", CONSOLE, "CertificateArn",
                CERTIFICATE)).containsExactly("ConsoleDomain and ManagementDomain must differ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://tokens.example.com", "tokens.example.com/", "Tokens.example.com", "localhost",
            "*.example.com", "-a.example.com", "a-.example.com", "a..example.com", "tokens.example.com.",
            "tokens.example.c", "tokens.example.com:443", "192.0.2.1", "a b.example.com", "b\u00fccher.example.com"})
    void whatIsNoDomainIsRefused(String domain) {
        assertThatExceptionOfType(TemplateException.class).isThrownBy(() -> Choices.of("ConsoleDomain", domain));
        assertThatExceptionOfType(TemplateException.class).isThrownBy(() -> Choices.of("ManagementDomain", domain));
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "a.b-c.d--e.example.io", "xn--bcher-kva.example", "1.example.com",
            "tokens.example.xn--p1ai"})
    void whatIsADomainIsTaken(String domain) {
        assertThat(Choices.output("ConsoleUrl", Choices.of("ConsoleDomain", domain))).isEqualTo("https://" + domain);
    }
}
