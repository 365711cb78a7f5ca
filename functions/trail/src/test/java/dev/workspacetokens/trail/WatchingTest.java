package dev.workspacetokens.trail;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import dev.workspacetokens.testing.OnEachBackend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Rows of a real table that are put back, at each age.
@OnEachBackend
final class WatchingTest {

    private static final Logger LOGGER = Logger.getLogger(WatchWritesHandler.class.getName());
    private static final String WORKSPACE = "WORKSPACE#acme";

    private final Deployment deployment = new Deployment();

    @BeforeAll
    static void silence() {
        LOGGER.setLevel(Level.OFF);
    }

    @AfterEach
    void dropTheTable() {
        deployment.close();
    }

    /// The stream's record of a write that happens now.
    private List<String> written(String pk, String sk) {
        return deployment.watch
                .handleRequest(Deployment.event(List.of(Deployment.record("MODIFY", pk, sk, 7, "").replace(
                        "2208988800", Long.toString(deployment.clock.instant().getEpochSecond())))),
                        Deployment.CONTEXT)
                .getBatchItemFailures().stream().map(BatchItemFailure::getItemIdentifier).toList();
    }

    private List<Map<String, AttributeValue>> noted() {
        return deployment.rows("SECURITY#-");
    }

    @Test
    void whatThisStackWritesIsRight() {
        deployment.change(3);
        assertThat(written(WORKSPACE, "WORKSPACE")).isEmpty();
        assertThat(written("WORKSPACE#nowhere", "WORKSPACE")).isEmpty();
        assertThat(noted()).isEmpty();
        assertThat(deployment.metrics).isEmpty();
    }

    @Test
    void rowThatIsPutBackIsAnAlarmAndOneEventADay() {
        Map<String, AttributeValue> before = deployment.rows(WORKSPACE).getFirst();
        deployment.change(1);
        deployment.clock.advance(Duration.ofMinutes(6));
        deployment.put(before);
        assertThat(written(WORKSPACE, "WORKSPACE")).isEmpty();
        assertThat(written(WORKSPACE, "WORKSPACE")).isEmpty();
        assertThat(deployment.metrics).hasSize(2).allSatisfy(line -> assertThat(line).contains("\"Rows\":1",
                "\"Outcome\":\"unnoted\"", "\"Finding\":\"security.row_put_back\""));
        assertThat(noted()).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("type", AttributeValue.fromS("security.row_put_back"))
                .containsEntry("subject", AttributeValue.fromS("WORKSPACE#acme WORKSPACE"))
                .containsEntry("actor", AttributeValue.fromS("system")).containsKey("ttl"));
        deployment.clock.advance(Duration.ofDays(1));
        assertThat(written(WORKSPACE, "WORKSPACE")).isEmpty();
        assertThat(noted()).hasSize(2);
    }

    /// An event that somebody deleted along with its change, or a row from another deployment.
    @Test
    void rowWhoseEventIsNotThereIsFoundAfterTwoMinutes() {
        deployment.change(1);
        deployment.delete(deployment.ids().getLast());
        assertThat(written(WORKSPACE, "WORKSPACE")).containsExactly("7");
        String record = Deployment.record("MODIFY", WORKSPACE, "WORKSPACE", 7, "");
        deployment.clock.advance(Duration.ofMinutes(2));
        assertThat(deployment.watch.handleRequest(Deployment.event(List.of(record)), Deployment.CONTEXT)
                .getBatchItemFailures()).isEmpty();
        assertThat(noted()).singleElement().satisfies(row -> assertThat(row).containsEntry("type",
                AttributeValue.fromS("security.row_without_event")));
    }

    @Test
    void rowThatNamesNothingIsFoundToo() {
        var forged = new HashMap<>(deployment.rows(WORKSPACE).getFirst());
        forged.remove("event");
        deployment.put(forged);
        deployment.clock.advance(Duration.ofMinutes(2));
        deployment.watch.handleRequest(
                Deployment.event(List.of(Deployment.record("INSERT", WORKSPACE, "WORKSPACE", 7, ""))),
                Deployment.CONTEXT);
        assertThat(noted()).hasSize(1);
    }

    @Test
    void deletionIsNothingToFind() {
        assertThat(deployment.watch.handleRequest(
                Deployment.event(List.of(Deployment.record("REMOVE", WORKSPACE, "WORKSPACE", 7, ""))),
                Deployment.CONTEXT).getBatchItemFailures()).isEmpty();
        assertThat(noted()).isEmpty();
    }

    /// What watch notes is told as everything else is.
    @Test
    void findingIsTold() {
        Map<String, AttributeValue> before = deployment.rows(WORKSPACE).getFirst();
        deployment.clock.advance(Duration.ofMinutes(6));
        deployment.put(before);
        written(WORKSPACE, "WORKSPACE");
        String id = Objects.requireNonNull(noted().getFirst().get("SK")).s();
        var records = new ArrayList<>(List.of(Deployment.record("INSERT", "SECURITY#-", id, 1, "")));
        assertThat(deployment.forward.handleRequest(Deployment.event(records), Deployment.CONTEXT)
                .getBatchItemFailures()).isEmpty();
        assertThat(deployment.bus.taken).singleElement().satisfies(entry -> {
            assertThat(entry.detailType()).isEqualTo("security.row_put_back");
            assertThat(entry.detail()).contains("\"kind\":\"system\"", "WORKSPACE#acme WORKSPACE");
        });
    }
}
