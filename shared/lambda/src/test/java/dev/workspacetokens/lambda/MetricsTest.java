package dev.workspacetokens.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MetricsTest {

    private final List<String> lines = new ArrayList<>();
    private final Metrics metrics = new Metrics("my \"stack\"",
            InstantSource.fixed(Instant.parse("2040-01-01T00:00:00.123Z")), lines::add);

    @Test
    void countIsOneLineAsCloudWatchReadsIt() {
        metrics.count("Decisions", "denied", "Reason", "expired");
        assertThat(lines).containsExactly("""
                {"_aws":{"Timestamp":2208988800123,"CloudWatchMetrics":[{"Namespace":"WorkspaceTokens",\
                "Dimensions":[["Stack","Outcome"],["Stack","Outcome","Reason"]],\
                "Metrics":[{"Name":"Decisions","Unit":"Count"}]}]},\
                "Stack":"my \\"stack\\"","Outcome":"denied","Reason":"expired","Decisions":1}""");
    }

    @Test
    void primingCountsNothing() {
        metrics.prime();
        assertThat(lines).isEmpty();
    }
}
