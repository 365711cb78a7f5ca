package dev.workspacetokens.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.workspacetokens.testing.Generated;
import dev.workspacetokens.testing.OnEachBackend;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/// What receivers are told, whatever becomes of the stream, the bus and the queue.
@OnEachBackend
final class ForwardingTest {

    /// Held, for a logger that nobody holds forgets its level. What they warn of is what these tests break on purpose.
    private static final List<Logger> LOGGERS = Stream
            .of(Bus.class.getName(), SqsUntold.class.getName(), ForwardEventsHandler.class.getName(),
                    "dev.workspacetokens.dynamodb.EventItem")
            .map(Logger::getLogger).toList();

    private final Deployment deployment = new Deployment();
    private final FakeBus bus = deployment.bus;
    private final FakeQueue queue = deployment.queue;

    @BeforeAll
    static void silence() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
    }

    @AfterEach
    void dropTheTable() {
        deployment.close();
    }

    private List<String> forward(DynamodbEvent event) {
        return deployment.forward.handleRequest(event, Deployment.CONTEXT).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier).toList();
    }

    private List<String> told() {
        return bus.taken.stream().map(ForwardingTest::id).toList();
    }

    private static String id(PutEventsRequestEntry entry) {
        return detail(entry).get("id").getAsString();
    }

    private static JsonObject detail(PutEventsRequestEntry entry) {
        return JsonParser.parseString(entry.detail()).getAsJsonObject();
    }

    private String key(String id) {
        return "AUDIT#" + deployment.acme.uid() + '#' + id;
    }

    @Test
    void eventIsToldWholly() {
        deployment.change(1);
        String id = deployment.ids().getLast();
        assertThat(forward(deployment.stream(List.of(id)))).isEmpty();
        PutEventsRequestEntry entry = bus.taken.getFirst();
        assertThat(entry.source()).isEqualTo("workspace-tokens");
        assertThat(entry.detailType()).isEqualTo("workspace.updated");
        assertThat(entry.eventBusName()).isEqualTo("the-bus");
        assertThat(entry.time()).isEqualTo(deployment.clock.instant());
        assertThat(detail(entry)).isEqualTo(JsonParser.parseString("""
                {"id": "%s", "at": "2040-01-01T00:00:00.001Z", "type": "workspace.updated",
                 "actor": {"kind": "operator", "id": "arn:aws:iam::123456789012:role/backend"},
                 "source": "203.0.113.7", "workspace": "acme", "workspace_uid": "%s", "subject": null,
                 "differences": [{"what": "title", "before": "Acme", "after": "Title 0"}]}
                """.formatted(id, deployment.acme.uid())));
    }

    @Test
    void manyAreToldInCallsOfTen() {
        deployment.change(24);
        assertThat(forward(deployment.stream(deployment.ids()))).isEmpty();
        assertThat(told()).containsExactlyInAnyOrderElementsOf(deployment.ids());
        assertThat(bus.calls).extracting(call -> call.entries().size()).containsExactly(10, 10, 5);
    }

    @Test
    void largeOnesAreToldInSmallerCalls() {
        deployment.change(2);
        for (var row : deployment.rows()) {
            var large = new HashMap<>(row);
            large.put("subject", AttributeValue.fromS("an id"));
            large.put("subject_name", AttributeValue.fromS("x".repeat(50_000)));
            deployment.put(large);
        }
        assertThat(forward(deployment.stream(deployment.ids()))).isEmpty();
        assertThat(bus.calls).extracting(call -> call.entries().size()).containsExactly(1, 1, 1);
    }

    @Test
    void oneThatTheBusRefusesStopsNoOtherAndIsKeptByItsKeyAlone() {
        deployment.change(2);
        String poison = deployment.ids().get(1);
        bus.error = entry -> id(entry).equals(poison) ? "InternalFailure" : "";
        assertThat(forward(deployment.stream(deployment.ids()))).isEmpty();
        assertThat(told()).hasSize(2).doesNotContain(poison);
        assertThat(bus.calls).extracting(call -> call.entries().size()).containsExactly(3);
        assertThat(queue.messages).containsExactly(key(poison));
    }

    /// Each call that gets no answer takes seconds, and the function has not many of them.
    @Test
    void busAndQueueThatDoNotAnswerAreAskedOnce() {
        deployment.change(39);
        bus.unanswered = 100;
        assertThat(forward(deployment.stream(deployment.ids()))).isEmpty();
        assertThat(bus.calls).hasSize(1);
        assertThat(queue.messages).hasSize(40);
        queue.gone = true;
        assertThat(forward(deployment.stream(deployment.ids()))).hasSize(40);
        assertThat(queue.calls).isEqualTo(5);
    }

    @Test
    void poisonRecordStopsNoOther() {
        deployment.change(2);
        String poison = deployment.ids().get(1);
        var row = new HashMap<>(deployment.rows().get(1));
        row.put("type", AttributeValue.fromS("no.such_type"));
        deployment.put(row);
        assertThat(forward(deployment.stream(deployment.ids()))).isEmpty();
        assertThat(told()).hasSize(2).doesNotContain(poison);
        assertThat(queue.messages).containsExactly(key(poison));
    }

    @Test
    void whatCanBeNeitherToldNorKeptIsSentAgainByLambda() {
        deployment.change(12);
        List<String> ids = deployment.ids();
        bus.error = _ -> "ThrottlingException";
        queue.gone = true;
        assertThat(forward(deployment.stream(ids))).hasSize(13).startsWith("0");
        queue.gone = false;
        queue.refused.add(key(ids.get(5)));
        assertThat(forward(deployment.stream(ids))).containsExactly("5");
        assertThat(queue.messages).hasSize(12).doesNotContain(key(ids.get(5)));
    }

    @Test
    void oneThatIsGoneIsNoneToTell() {
        deployment.change(1);
        List<String> ids = deployment.ids();
        deployment.delete(ids.getFirst());
        assertThat(forward(deployment.stream(ids))).isEmpty();
        assertThat(told()).containsExactly(ids.getLast());
        assertThat(queue.messages).isEmpty();
    }

    @Test
    void whatDynamoDbDeletesItselfIsNothingToTell() {
        String record = Deployment.record("REMOVE", "AUDIT#" + deployment.acme.uid(), deployment.ids().getFirst(), 1,
                ", \"userIdentity\": {\"type\": \"Service\", \"principalId\": \"dynamodb.amazonaws.com\"}");
        assertThat(forward(Deployment.event(List.of(record)))).isEmpty();
        assertThat(bus.calls).isEmpty();
        assertThat(deployment.metrics).isEmpty();
    }

    @Test
    void eventThatSomebodyChangesOrDeletesIsAnAlarmAndIsNotTold() {
        String pk = "AUDIT#" + deployment.acme.uid();
        String id = deployment.ids().getFirst();
        assertThat(forward(Deployment.event(
                List.of(Deployment.record("MODIFY", pk, id, 1, ""), Deployment.record("REMOVE", pk, id, 2, "")))))
                .isEmpty();
        assertThat(bus.calls).isEmpty();
        assertThat(deployment.metrics).hasSize(2).allSatisfy(
                line -> assertThat(line).contains("\"Outcome\":\"altered\"", "\"Trail\":1"))
                .anySatisfy(line -> assertThat(line).contains("\"Change\":\"written_over\""))
                .anySatisfy(line -> assertThat(line).contains("\"Change\":\"deleted\""));
    }

    /// What it says now may be forged.
    @Test
    void eventThatWasChangedBeforeItWasToldIsNotTold() {
        String pk = "AUDIT#" + deployment.acme.uid();
        String id = deployment.ids().getFirst();
        assertThat(forward(Deployment.event(
                List.of(Deployment.record("INSERT", pk, id, 1, ""), Deployment.record("MODIFY", pk, id, 2, "")))))
                .isEmpty();
        assertThat(bus.calls).isEmpty();
        assertThat(deployment.metrics).hasSize(1);
    }

    @Test
    void rowInTheTrailThatIsNoEventIsAnAlarm() {
        assertThat(forward(Deployment.event(List.of(Deployment.record("INSERT", "AUDIT#-", "a#b", 1, ""))))).isEmpty();
        assertThat(deployment.metrics).singleElement().asString().contains("\"Change\":\"written\"");
    }

    @Test
    void eventOfATimeThatCannotBeToldStopsNoOther() {
        deployment.change(1);
        var row = new HashMap<>(deployment.rows().getFirst());
        row.put("at", AttributeValue.fromS("+1000000000-12-31T23:59:59.999999999Z"));
        deployment.put(row);
        assertThat(forward(deployment.stream(deployment.ids()))).isEmpty();
        assertThat(told()).containsExactly(deployment.ids().getLast());
        assertThat(queue.messages).containsExactly(key(deployment.ids().getFirst()));
    }

    @Test
    void tableThatDoesNotAnswerFailsTheBatchSoThatLambdaSendsItAgain() {
        DynamodbEvent event = deployment.stream(deployment.ids());
        deployment.close();
        assertThatThrownBy(() -> forward(event)).isInstanceOf(SdkException.class);
        assertThat(bus.calls).isEmpty();
    }

    @Test
    void resendingTellsWhatIsKeptAndLeavesTheRest() {
        deployment.change(11);
        List<String> ids = deployment.ids();
        bus.error = _ -> "InternalFailure";
        forward(deployment.stream(ids));
        assertThat(queue.messages).hasSize(12);
        assertThat(resend(queue.messages)).hasSize(12);
        bus.error = entry -> id(entry).equals(ids.get(3)) ? "InternalFailure" : "";
        deployment.delete(ids.getFirst());
        assertThat(resend(queue.messages)).containsExactly(key(ids.get(3)));
        assertThat(told()).containsExactlyInAnyOrderElementsOf(
                ids.subList(1, 12).stream().filter(id -> !id.equals(ids.get(3))).toList());
        assertThat(resend(List.of("no key", key(ids.get(4))))).containsExactly("no key");
    }

    /// What stays in the queue of these messages.
    private List<String> resend(List<String> messages) {
        var event = new SQSEvent();
        event.setRecords(IntStream.range(0, messages.size()).mapToObj(i -> {
            var message = new SQSMessage();
            message.setMessageId(String.valueOf(i));
            message.setBody(messages.get(i));
            return message;
        }).toList());
        return deployment.resend.handleRequest(event, Deployment.CONTEXT).getBatchItemFailures().stream()
                .map(failure -> messages.get(Integer.parseInt(failure.getItemIdentifier()))).toList();
    }

    /// The stream may send records twice, in any order, and with failures of each kind between them.
    @Test
    void receiverThatSortsAndDropsKnowsEachEventOnceInItsOrderWhateverHappens() {
        deployment.change(30);
        List<String> ids = deployment.ids();
        Random random = Generated.random("ForwardingTest");
        for (int round = 0; round < Generated.times(20); round++) {
            bus.taken.clear();
            queue.messages.clear();
            bus.error = _ -> random.nextInt(3) == 0 ? "InternalFailure" : "";
            List<String> rest = shuffledWithRepeats(ids, random);
            while (!rest.isEmpty()) {
                bus.unanswered = random.nextInt(2);
                queue.gone = random.nextInt(3) == 0;
                List<String> batch = rest.subList(0, Math.min(rest.size(), 1 + random.nextInt(20)));
                List<String> failed = forward(deployment.stream(batch));
                int done = failed.isEmpty() ? batch.size() : Integer.parseInt(failed.getFirst());
                rest = rest.subList(done, rest.size());
            }
            bus.error = _ -> "";
            bus.unanswered = 0;
            assertThat(resend(queue.messages)).isEmpty();
            var receiver = new ExampleReceiver();
            List<PutEventsRequestEntry> delivered = new ArrayList<>(bus.taken);
            Collections.shuffle(delivered, random);
            delivered.forEach(entry -> receiver.take(entry.detail()));
            assertThat(receiver.events()).extracting(event -> event.get("id").getAsString())
                    .containsExactlyElementsOf(ids);
        }
    }

    private static List<String> shuffledWithRepeats(List<String> ids, Random random) {
        var all = new ArrayList<>(ids);
        ids.stream().filter(_ -> random.nextInt(4) == 0).forEach(all::add);
        Collections.shuffle(all, random);
        return all;
    }

    @Test
    void nothingOfWhatIsKeptIsOfTheEvent() {
        bus.error = _ -> "InternalFailure";
        forward(deployment.stream(deployment.ids()));
        Set<String> kept = new HashSet<>(queue.messages);
        assertThat(kept).containsExactly(key(deployment.ids().getFirst()));
    }
}
