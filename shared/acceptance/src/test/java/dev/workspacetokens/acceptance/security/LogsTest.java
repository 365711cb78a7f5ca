package dev.workspacetokens.acceptance.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.emulators.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the template lets the gateways log, and for how long anything is kept.
final class LogsTest {

    /// What of a request can hold no credential: no header, no raw path, no query, no message that quotes them.
    private static final Set<String> HARMLESS = Set.of("requestTime", "apiId", "requestId", "identity.sourceIp",
            "identity.userArn", "authorizer.claims.sub", "authorizer.error", "authorizer.principalId",
            "authorizer.latency", "routeKey", "httpMethod", "resourcePath", "status", "error.responseType",
            "integrationStatus", "responseLatency");
    private static final Pattern FORMAT = Pattern.compile("Format: >-\\n((?:\\s+\\S.*\\n)+?)\\s*(?:\\n|#|\\w+:)");
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:context\\.)?([A-Za-z.]+)");

    private final Template template = Template.ofThisBuild();

    @Test
    void accessLogsHoldNothingThatCouldBeACredential() throws IOException {
        String text = Files.readString(Path.of(System.getProperty("template.file")));
        var formats = FORMAT.matcher(text).results().map(MatchResult::group).toList();
        assertThat(formats).hasSize(2).allSatisfy(format -> assertThat(VARIABLE.matcher(format).results()
                .map(variable -> variable.group(1)).collect(Collectors.toSet())).isNotEmpty().isSubsetOf(HARMLESS));
    }

    @Test
    void restApiLogsNoExecutions() {
        assertThat(String.valueOf(template.properties("SampleApi").get("MethodSettings")))
                .contains("LoggingLevel=OFF", "DataTraceEnabled=false");
    }

    @Test
    void everyLogGroupForgets() {
        assertThat(template.resources("AWS::Logs::LogGroup")).hasSize(2).allSatisfy(
                group -> assertThat(template.properties(group)).containsKey("RetentionInDays"));
        assertThat(template.functions()).allSatisfy(function -> assertThat(
                String.valueOf(template.properties(function.logicalId()).get("LoggingConfig"))).contains("JSON"));
    }
}
