package dev.workspacetokens.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Domains lead to a deployment. On this machine everything is at one address, whatever they are.
final class LocalDomainsTest {

    @Test
    void consoleCallsThisMachine() throws Exception {
        try (var runner = LocalRunner.start(Options.ofThisBuild().withDemoData(false).withParameters(
                Map.of("ConsoleDomain", "tokens.example.com", "ManagementDomain", "api.tokens.example.com")))) {
            assertThat(new ObjectMapper().readTree(runner.uri("/config.json").toURL().openStream())
                    .path("management_url").asText())
                    .isEqualTo(runner.url());
        }
    }
}
