package dev.workspacetokens.acceptance.sam;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.emulators.Template;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What callers reach is the alias `live`. A deployment that changes nothing but a parameter's value must publish a
/// version of each function that depends on it, for SAM itself does so for new code only, and of no other.
@Tag("sam")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DeployedVersionsTest {

    private static final String KEY = "arn:aws:kms:us-east-1:000000000000:key/";

    /// For each parameter, another value than its default.
    private static final Map<String, String> OTHER = new TreeMap<>(Map.ofEntries(
            entry("OidcIssuer", "https://issuer.example.com"), entry("OidcAudience", "console"),
            entry("OidcClientId", "console"), entry("OidcEndpointOrigins", "https://tokens.example.com"),
            entry("ConsoleEnabled", "false"), entry("SignInCallbackUrls", "https://console.example.com/"),
            entry("ConsoleOrigins", "https://console.example.com"), entry("ConsoleName", "Acme Tokens"),
            entry("ConsoleLogoUrl", "https://cdn.example.com/logo.svg"),
            entry("ConsoleIconUrl", "https://cdn.example.com/icon.svg"), entry("ConsoleColor", "#0b5fff"),
            entry("ConsoleColorDark", "#8fb8ff"), entry("ConsoleLinks", "Documentation=https://docs.example.com"),
            entry("ConsoleExampleUrl", "https://api.example.com/me"),
            entry("ConsoleFrameAncestors", "https://app.example.com"), entry("ConsoleDomain", "tokens.example.com"),
            entry("ManagementDomain", "api.tokens.example.com"),
            entry("CertificateArn", "arn:aws:acm:us-east-1:000000000000:certificate/1"), entry("TokenPrefix", "acme"),
            entry("FormerTokenPrefixes", "old,older"), entry("MaxLifetimeDays", "30"),
            entry("AllowNeverExpire", "true"), entry("MaxTokensPerWorkspace", "500"),
            entry("ActiveTokenKeyArn", KEY + "1"), entry("RetiredTokenKeyArns", KEY + "2," + KEY + "3"),
            entry("ActiveAccessKeyArn", KEY + "5"), entry("RetiredAccessKeyArns", KEY + "6," + KEY + "7"),
            entry("ActiveDirectoryKeyArn", KEY + "8"), entry("RetiredDirectoryKeyArns", KEY + "9," + KEY + "10"),
            entry("AccessPolicy", "stored"), entry("AuthorizerCacheSeconds", "60"),
            entry("AuthorizerReservedConcurrency", "5"),
            entry("SampleApiEnabled", "false"), entry("RestApiLogRole", "create"),
            entry("ExistingUserPoolId", "us-east-1_Again"), entry("RequireMfa", "false"),
            entry("TableMaxReadUnits", "500"), entry("TableMaxWriteUnits", "50"),
            entry("AuditRetentionDays", "30"), entry("EventBusName", "ours"), entry("LogRetentionDays", "30"),
            entry("LogKeyArn", KEY + "4"),
            entry("AlarmTopicArn", "arn:aws:sns:us-east-1:000000000000:alarms"), entry("Architecture", "x86_64")));

    /// Those that a function depends on: each must be seen to publish versions, or this test would show nothing.
    private static final Set<String> REACHING_FUNCTIONS = Set.of("TokenPrefix", "FormerTokenPrefixes",
            "MaxLifetimeDays", "AllowNeverExpire", "MaxTokensPerWorkspace", "ActiveTokenKeyArn", "RetiredTokenKeyArns",
            "ActiveAccessKeyArn", "RetiredAccessKeyArns", "ActiveDirectoryKeyArn", "RetiredDirectoryKeyArns",
            "AccessPolicy", "Architecture", "AuditRetentionDays", "EventBusName");

    private final Map<String, Deployment> changed = new HashMap<>();
    private Deployment first;

    @BeforeAll
    void translate() throws IOException, InterruptedException {
        var sets = new ArrayList<Map<String, String>>();
        sets.add(Map.of());
        OTHER.forEach((parameter, value) -> sets.add(Map.of(parameter, value)));
        List<Deployment> deployments = Deployment.with(sets);
        first = deployments.getFirst();
        int i = 1;
        for (String parameter : OTHER.keySet()) {
            changed.put(parameter, deployments.get(i++));
        }
    }

    static Set<String> parameters() {
        return OTHER.keySet();
    }

    @Test
    void everyParameterIsTried() {
        assertThat(OTHER.keySet()).isEqualTo(Template.ofThisBuild().parameters());
    }

    @Test
    void firstDeploymentPublishesAVersionOfEveryFunction() {
        assertThat(first.functions()).hasSameSizeAs(Template.ofThisBuild().functions());
        assertThat(first.functions()).allSatisfy(function -> assertThat(first.live(function)).contains(function));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void changeReachesLiveOfTheFunctionsThatDependOnItAndOfNoOther(String parameter) {
        Deployment after = Objects.requireNonNull(changed.get(parameter));
        var depending = new ArrayList<String>();
        for (String function : after.functions()) {
            boolean depends = !after.configuration(function).equals(first.configuration(function));
            assertThat(!after.live(function).equals(first.live(function)))
                    .as("another version of %s when %s changes", function, parameter).isEqualTo(depends);
            if (depends) {
                depending.add(function);
            }
        }
        assertThat(!depending.isEmpty()).as("%s reaches %s", parameter, depending)
                .isEqualTo(REACHING_FUNCTIONS.contains(parameter));
    }

    /// A permission that names an alias in text would be created before it, and the first deployment fail.
    @Test
    void everyPermissionWaitsForTheAliasThatItNames() {
        var named = first.properties("AWS::Lambda::Permission", "FunctionName").stream()
                .map(function -> function.path("Ref").asText()).toList();
        assertThat(named).contains("RestApiAuthorizerAliaslive").allSatisfy(
                alias -> assertThat(first.resource(alias).path("Type").asText()).isEqualTo("AWS::Lambda::Alias"));
    }
}
