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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
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

    /// Each kind of row that is sealed, at each age. Which of them the function hears of is the template's to say.
    @ParameterizedTest
    @CsvSource({"CREDENTIAL#t, CREDENTIAL", "WORKSPACE#acme, WORKSPACE", "WORKSPACE#acme, MEMBER#ada", "APP#web, APP",
            "STATE, POLICY", "STATE, FROZEN"})
    void whateverIsPutBackLaterThanItWasNotedIsFound(String pk, String sk) {
        deployment.change(1);
        deployment.put(Map.of("PK", AttributeValue.fromS(pk), "SK", AttributeValue.fromS(sk), "event",
                AttributeValue.fromS(deployment.acme.uid() + '#' + deployment.ids().getLast())));
        deployment.clock.advance(Duration.ofMinutes(5));
        assertThat(written(pk, sk)).isEmpty();
        assertThat(noted()).isEmpty();
        for (Duration more : List.of(Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofDays(400))) {
            int before = noted().size();
            deployment.clock.advance(more);
            assertThat(written(pk, sk)).isEmpty();
            assertThat(noted()).hasSizeBetween(1, before + 1).allSatisfy(row -> assertThat(row)
                    .containsEntry("subject", AttributeValue.fromS(pk + ' ' + sk)));
        }
        assertThat(deployment.metrics).hasSize(3);
    }

    /// Whatever a forger writes there must not keep the others from being looked at.
    @ParameterizedTest
    @MethodSource("forged")
    void forgedNameOfAnEventHidesNothing(AttributeValue event) {
        Map<String, AttributeValue> before = deployment.rows(WORKSPACE).getFirst();
        deployment.clock.advance(Duration.ofMinutes(6));
        deployment.put(before);
        deployment
                .put(Map.of("PK", AttributeValue.fromS("STATE"), "SK", AttributeValue.fromS("FROZEN"), "event", event));
        long now = deployment.clock.instant().getEpochSecond();
        var records = List.of(Deployment.record("MODIFY", "STATE", "FROZEN", 1, ""),
                Deployment.record("MODIFY", WORKSPACE, "WORKSPACE", 2, "")).stream()
                .map(record -> record.replace("2208988800", Long.toString(now))).toList();
        assertThat(deployment.watch.handleRequest(Deployment.event(records), Deployment.CONTEXT)
                .getBatchItemFailures()).isEmpty();
        assertThat(noted()).hasSize(2);
    }

    static List<AttributeValue> forged() {
        return List.of(AttributeValue.fromS("x".repeat(3_000) + "#0VoQzL8fTq3bX9mK2d"), AttributeValue.fromS("-#0"),
                AttributeValue.fromS("SECURITY#-#0VoQzL8fTq3bX9mK2d"), AttributeValue.fromS("rubbish"),
                AttributeValue.fromN("7"), AttributeValue.fromBool(true));
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
