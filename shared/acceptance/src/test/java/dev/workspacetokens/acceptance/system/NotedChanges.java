package dev.workspacetokens.acceptance.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.emulators.intercept.Interceptor;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Sees to it that functions note every change of tokens, directory and state in the audit trail, in the transaction
/// that makes it, and nothing else; that each sealed row names the event of that very transaction; and that the trail
/// has all of it in the end.
final class NotedChanges implements Interceptor {

    private static final String EVENT = "AUDIT#";
    private static final String CHANGE = "(CREDENTIAL#|TOKENS#|WORKSPACE#|WORKSPACES|APP#|USER#|STATE).*";

    /// The records of tokens that were revoked with their workspace go when its credentials have gone, and were noted.
    private static final String REMAINS = "TOKENS#.*";

    private final Set<String> noted = ConcurrentHashMap.newKeySet();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    @Override
    public SdkResponse answer(SdkRequest request, Supplier<? extends SdkResponse> service) {
        SdkResponse answer = service.get();
        switch (request) {
            case TransactWriteItemsRequest transaction -> check(transaction);
            case PutItemRequest put -> alone(put.item());
            case UpdateItemRequest update -> alone(update.key());
            case DeleteItemRequest delete -> alone(delete.key());
            case BatchWriteItemRequest batch -> batch.requestItems().values().stream().flatMap(Collection::stream)
                    .forEach(this::alone);
            default -> {
            }
        }
        return answer;
    }

    private void alone(WriteRequest write) {
        alone(write.putRequest() == null ? write.deleteRequest().key() : write.putRequest().item());
    }

    private void alone(Map<String, AttributeValue> row) {
        String pk = pk(row);
        if (pk.startsWith(EVENT) || pk.matches(CHANGE)) {
            faults.add("written outside a transaction: " + pk);
        }
    }

    private void check(TransactWriteItemsRequest transaction) {
        List<String> events = transaction.transactItems().stream().map(TransactWriteItem::put)
                .filter(Objects::nonNull).filter(put -> pk(put.item()).startsWith(EVENT)).map(put -> key(put.item()))
                .toList();
        noted.addAll(events);
        List<String> changed = transaction.transactItems().stream().flatMap(NotedChanges::written)
                .filter(pk -> pk.matches(CHANGE)).toList();
        transaction.transactItems().stream().flatMap(NotedChanges::named)
                .filter(event -> !events.contains(EVENT + event.replace('#', ' ')))
                .forEach(event -> faults.add("a row names " + event + ", noted: " + events));
        boolean remains = !changed.isEmpty() && changed.stream().allMatch(pk -> pk.matches(REMAINS))
                && transaction.transactItems().stream().allMatch(one -> one.put() == null && one.update() == null);
        if (changed.isEmpty() != events.isEmpty() && !remains) {
            faults.add("changed: " + changed + ", noted: " + events);
        }
    }

    /// The event that a sealed row names: the enhanced client calls its value after the attribute.
    private static Stream<String> named(TransactWriteItem action) {
        return Stream.of(action.put() == null ? null : action.put().item().get("event"),
                action.update() == null ? null : action.update().expressionAttributeValues().get(":AMZN_MAPPED_event"))
                .filter(Objects::nonNull).map(AttributeValue::s);
    }

    private static Stream<String> written(TransactWriteItem action) {
        return Stream.of(action.put() == null ? null : action.put().item(),
                action.update() == null ? null : action.update().key(),
                action.delete() == null ? null : action.delete().key()).filter(Objects::nonNull)
                .map(NotedChanges::pk);
    }

    private static String pk(Map<String, AttributeValue> row) {
        return Objects.requireNonNull(row.get("PK")).s();
    }

    private static String key(Map<String, AttributeValue> row) {
        return pk(row) + ' ' + Objects.requireNonNull(row.get("SK")).s();
    }

    /// @param table every row of the table
    void assertAllIsNoted(Collection<Map<String, AttributeValue>> table) {
        assertThat(faults).isEmpty();
        assertThat(table.stream().filter(row -> pk(row).startsWith(EVENT)).map(NotedChanges::key)
                .collect(Collectors.toSet())).containsAll(noted);
    }
}
