package dev.workspacetokens.lean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.lambda.retry.Limits;
import dev.workspacetokens.lean.Recorder.Answer;
import dev.workspacetokens.lean.Recorder.Asked;
import dev.workspacetokens.table.Attributes;
import dev.workspacetokens.table.AuthorizerTable.ItemKey;
import dev.workspacetokens.testing.Patience;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/// Keys that DynamoDB leaves unprocessed are asked for until they are answered, or the call's time is over.
final class PartialBatchTest {

    private static final List<ItemKey> KEYS = Stream.of("a", "b", "c").map(sk -> new ItemKey("x", sk)).toList();

    private Recorder recorder;

    @BeforeEach
    void start() throws IOException {
        recorder = new Recorder();
    }

    @AfterEach
    void stop() {
        recorder.close();
    }

    /// Answers with the items of these sort keys, and leaves over those of the others.
    private static Answer answer(String items, String left) {
        return new Answer(200, """
                {"Responses": {"t": [%s]}, "UnprocessedKeys": {"t": {"Keys": [%s], "ConsistentRead": true}}}"""
                .formatted(keys(items), keys(left)));
    }

    private static String keys(String sorts) {
        return String.join(", ", sorts.chars().mapToObj("{\"PK\": {\"S\": \"x\"}, \"SK\": {\"S\": \"%c\"}}"::formatted)
                .toList());
    }

    private static JsonNode batch(Asked asked) {
        return asked.json().field("RequestItems").orElseThrow().field("t").orElseThrow();
    }

    private static List<ItemKey> read(Clients clients) {
        return clients.leanTable().read(KEYS, Patience.OF_A_TEST, Patience.OF_A_TEST).stream().map(Attributes::key)
                .toList();
    }

    @Test
    void everyKeyIsAskedForUntilItIsAnswered() {
        recorder.then(answer("c", "ab"), answer("", "ab"), answer("", "ab"), answer("", "ab"), answer("b", "a"),
                answer("a", ""));
        assertThat(read(new Clients(recorder.address()))).containsExactlyInAnyOrderElementsOf(KEYS);
        assertThat(recorder.asked()).extracting(asked -> batch(asked).field("Keys").orElseThrow().asArray().size())
                .containsExactly(3, 2, 2, 2, 2, 1);
    }

    @Test
    void everyRequestIsStronglyConsistent() {
        recorder.then(answer("c", "ab"), answer("b", "a"));
        read(new Clients(recorder.address()));
        assertThat(recorder.asked()).hasSize(3)
                .allMatch(asked -> batch(asked).field("ConsistentRead").orElseThrow().asBoolean());
    }

    @Test
    void aFailureInBetweenLosesAndRepeatsNoItem() {
        recorder.then(answer("c", "ab"), new Answer(500, "{}"), answer("b", "a"), new Answer(200, "{"),
                answer("a", ""));
        assertThat(read(new Clients(recorder.address()))).containsExactlyInAnyOrderElementsOf(KEYS);
    }

    /// Nothing of it is kept, and everything is asked for again.
    @Test
    void anAnswerWithSomethingBehindItCountsForNothing() {
        recorder.then(new Answer(200, answer("c", "").body() + " x"), answer("abc", ""));
        assertThat(read(new Clients(recorder.address()))).containsExactlyInAnyOrderElementsOf(KEYS);
        assertThat(recorder.asked()).extracting(asked -> batch(asked).field("Keys").orElseThrow().asArray().size())
                .containsExactly(3, 3);
    }

    /// Every pause takes a hundredth of a second here, and every request no time.
    @Test
    void keysThatAreNeverProcessedEndWithTheCallsTime() {
        var nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
        var clients = new Clients(recorder.address(), Clients.PATIENT, FakeAlarm.NEVER,
                () -> nanos.getAndAdd(Duration.ofMillis(10).toNanos()));
        for (int i = 0; i < 1_000; i++) {
            recorder.then(answer("", "abc"));
        }
        assertThatThrownBy(() -> clients.leanTable().read(KEYS, Duration.ofMillis(500), Patience.OF_A_TEST))
                .isInstanceOf(ApiCallTimeoutException.class);
        assertThat(recorder.asked()).hasSizeBetween(Limits.ATTEMPTS + 1, 50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"d", "ad"})
    void whatWasNotAskedForIsNotLeftOver(String left) {
        Answer wrong = answer("", left);
        recorder.then(wrong, wrong, wrong);
        assertThatThrownBy(() -> read(new Clients(recorder.address()))).isInstanceOf(SdkClientException.class);
        assertThat(recorder.asked()).hasSize(Limits.ATTEMPTS);
    }
}
