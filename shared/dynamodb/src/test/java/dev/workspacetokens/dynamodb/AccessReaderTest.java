package dev.workspacetokens.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.decision.AccessReader.Facts;
import dev.workspacetokens.emulators.intercept.Interceptor;
import dev.workspacetokens.emulators.intercept.Requests;
import dev.workspacetokens.table.DynamoDbAccessReader;
import dev.workspacetokens.testing.OnEachBackend;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// The authorizer's read.
@OnEachBackend
final class AccessReaderTest {

    private final World world = new World();
    private final Grant app = world.app("developer");
    private final World.Shown token = world.create(new Access.PerApp(List.of(app)));
    private final Requests requests = new Requests();

    private DynamoDbAccessReader reader(Interceptor interceptor) {
        return new DynamoDbAccessReader(World.reads(requests.then(interceptor)), WholeStore.KEY, WholeStore.KEY);
    }

    /// All of it, each under its seal.
    private static Facts known(Facts facts) {
        return Facts.of(facts.credential(), facts.firstGrant(), facts.owner());
    }

    private Facts read(Interceptor interceptor) {
        return known(reader(interceptor).read(token.id(), app.app()));
    }

    @Test
    void threeKeysAreReadAtOnce() {
        Facts facts = read(Interceptor.NONE);
        assertThat(facts.credential()).isEqualTo(token.issued().credential());
        assertThat(facts.firstGrant()).isEqualTo(app);
        assertThat(Objects.requireNonNull(facts.owner()).workspace()).isEqualTo(world.workspace);
        assertThat(requests.sent()).hasSize(1);
        assertThat(keys(requests.sent(BatchGetItemRequest.class).getFirst())).hasSize(3);
    }

    @Test
    void oneKeyIsReadWithoutAnApp() {
        Facts facts = reader(Interceptor.NONE).read(token.id(), null);
        assertThat(facts.credential()).isEqualTo(token.issued().credential());
        assertThat(facts.owner()).isNull();
        assertThat(keys(requests.sent(BatchGetItemRequest.class).getFirst())).hasSize(1);
    }

    @Test
    void whatIsNotThereIsNull() {
        var elsewhere = new World().issue(new Access.AllApps("developer"));
        assertThat(known(reader(Interceptor.NONE).read(elsewhere.id(), world.workspace.slug())))
                .isEqualTo(Facts.of(null, null, null));
        assertThat(reader(Interceptor.NONE).grant("no-such-set", app.app())).isEmpty();
    }

    private static List<Map<String, AttributeValue>> keys(
            BatchGetItemRequest request) {
        return Objects.requireNonNull(request.requestItems().get(World.BACKEND.table())).keys();
    }

    @Nested
    final class PartialBatch {

        /// Answers one key at a time, the last one first, and leaves the others unprocessed.
        private final Interceptor oneAtATime = (request, service) -> {
            if (!(request instanceof BatchGetItemRequest batch) || keys(batch).size() == 1) {
                return service.get();
            }
            var keys = new ArrayList<>(keys(batch));
            var last = keys.removeLast();
            String table = World.BACKEND.table();
            var item = World.BACKEND.dynamoDb().getItem(r -> r.tableName(table).key(last)).item();
            return BatchGetItemResponse.builder().responses(Map.of(table, List.of(item)))
                    .unprocessedKeys(
                            Map.of(table, KeysAndAttributes.builder().keys(keys).consistentRead(true).build()))
                    .build();
        };

        @Test
        void everyKeyIsAskedForUntilItIsAnswered() {
            assertThat(read(oneAtATime)).isEqualTo(read(Interceptor.NONE));
            assertThat(requests.sent(BatchGetItemRequest.class)).extracting(r -> keys(r).size())
                    .containsExactly(3, 2, 1, 3);
        }

        @Test
        void someUnprocessedRoundsAreNoFault() {
            assertThat(read(Faults.unprocessed(3))).isEqualTo(read(Interceptor.NONE));
        }
    }

    @Test
    void eachReadMustEndByTheDeadline() {
        var reader = reader(Interceptor.NONE);
        reader.read(token.id(), app.app());
        reader.grant(token.id().value(), app.app());
        assertThat(requests.sent(BatchGetItemRequest.class).getFirst().overrideConfiguration().orElseThrow()
                .apiCallTimeout()).hasValue(DynamoDbAccessReader.DEADLINE);
        assertThat(requests.sent(GetItemRequest.class).getFirst().overrideConfiguration().orElseThrow()
                .apiCallTimeout()).hasValue(DynamoDbAccessReader.DEADLINE);
    }

    @Nested
    final class Garbage {

        private List<Map<String, AttributeValue>> items = List.of();

        @BeforeEach
        void remember() {
            var batch = new ArrayList<Map<String, AttributeValue>>();
            read((request, service) -> {
                var answer = (BatchGetItemResponse) service.get();
                batch.addAll(Objects.requireNonNull(answer.responses().get(World.BACKEND.table())));
                return answer;
            });
            items = List.copyOf(batch);
        }

        @Test
        void itemThatWasNotAskedForIsRefused() {
            var other = new World().create(new Access.AllApps("admin"));
            assertThatThrownBy(() -> read((_, _) -> BatchGetItemResponse.builder()
                    .responses(Map.of(World.BACKEND.table(), World.items("CREDENTIAL#" + other.id()))).build()))
                    .isInstanceOf(IllegalStateException.class);
        }

        @Test
        void itemWithoutAnyOneOfItsAttributesIsRefused() {
            int tried = 0;
            for (var item : items) {
                for (String attribute : item.keySet()) {
                    if (!attribute.equals("expires_at")) {
                        var broken = new HashMap<>(item);
                        broken.remove(attribute);
                        assertThatThrownBy(() -> read(answering(broken))).as("without %s", attribute)
                                .isInstanceOf(RuntimeException.class).isNotInstanceOf(Refusal.class);
                        tried++;
                    }
                }
            }
            assertThat(tried).isGreaterThan(15);
        }

        @Test
        void itemWithAnyAttributeOfAnotherTypeIsRefused() {
            for (var item : items) {
                for (String attribute : item.keySet()) {
                    var broken = new HashMap<>(item);
                    broken.put(attribute, AttributeValue.fromL(
                            List.of(World.text("x"))));
                    assertThatThrownBy(() -> read(answering(broken))).as("%s of another type", attribute)
                            .isInstanceOf(RuntimeException.class).isNotInstanceOf(Refusal.class);
                }
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"both", "none"})
        void credentialWithBothKindsOfRightsOrNoneIsRefused(String which) {
            var broken = new HashMap<>(
                    items.stream().filter(item -> item.containsKey("mac")).findFirst().orElseThrow());
            if (which.equals("both")) {
                broken.put("role", World.text("admin"));
            } else {
                broken.remove("grant_set");
            }
            var sealed = new HashMap<>(broken);
            sealed.remove("seal");
            var draft = new Draft(sealed, sealed);
            assertThatThrownBy(() -> read(answering(WholeStore.SEALING.seal(draft).toMap())))
                    .isInstanceOf(IllegalStateException.class);
        }

        private Interceptor answering(
                Map<String, AttributeValue> item) {
            return (_, _) -> BatchGetItemResponse.builder().responses(Map.of(World.BACKEND.table(), List.of(item)))
                    .build();
        }
    }
}
