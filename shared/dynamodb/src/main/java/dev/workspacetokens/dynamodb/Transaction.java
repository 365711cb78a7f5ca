package dev.workspacetokens.dynamodb;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.lambda.retry.Pause;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactDeleteItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactPutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactUpdateItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactWriteItemsEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Several writes that happen together or not at all, each on a condition.
///
/// A condition that does not hold becomes the refusal given with it; where several do not hold, the first one given
/// counts. Meeting another transaction is no refusal: it is tried again, [#MAX_ATTEMPTS] times in all.
final class Transaction {

    /// The most actions of one transaction.
    static final int MAX_ACTIONS = 100;
    static final int MAX_ATTEMPTS = 8;

    private static final String CONDITION_FAILED = "ConditionalCheckFailed";
    private static final String TOO_MANY = "Too many changes at the same time.";
    private static final ReturnValuesOnConditionCheckFailure OLD = ReturnValuesOnConditionCheckFailure.ALL_OLD;

    private final DynamoDbEnhancedClient client;
    private final Pause pause;
    private final TransactWriteItemsEnhancedRequest.Builder request = TransactWriteItemsEnhancedRequest.builder();
    private final List<Function<Boolean, Refusal>> refusals = new ArrayList<>();

    Transaction(DynamoDbEnhancedClient client, Pause pause) {
        this.client = client;
        this.pause = pause;
    }

    /// Goes through only if the condition holds.
    ///
    /// @param refusal made of whether the item exists
    <T> Transaction check(DynamoDbTable<T> table, Key key, Expression condition,
            Function<Boolean, Refusal> refusal) {
        request.addConditionCheck(table, ConditionCheck.builder().key(key).conditionExpression(condition)
                .returnValuesOnConditionCheckFailure(OLD).build());
        return on(refusal);
    }

    /// Writes an item as a whole if the condition holds.
    ///
    /// @param refusal made of whether the item exists
    <T> Transaction put(DynamoDbTable<T> table, Class<T> type, T item, Expression condition,
            Function<Boolean, Refusal> refusal) {
        request.addPutItem(table, TransactPutItemEnhancedRequest.builder(type).item(item)
                .conditionExpression(condition).returnValuesOnConditionCheckFailure(OLD).build());
        return on(refusal);
    }

    /// Writes an item as a whole if the condition holds. What is there is not asked back.
    <T> Transaction putBlind(DynamoDbTable<T> table, Class<T> type, T item, Expression condition,
            Supplier<Refusal> refusal) {
        request.addPutItem(table,
                TransactPutItemEnhancedRequest.builder(type).item(item).conditionExpression(condition).build());
        return on(_ -> refusal.get());
    }

    /// Changes an item's attributes, those that the table's schema names and no other, if the condition holds. What is
    /// null is taken away.
    ///
    /// @param refusal made of whether the item exists
    <T> Transaction update(DynamoDbTable<T> table, Class<T> type, T item, Expression condition,
            Function<Boolean, Refusal> refusal) {
        request.addUpdateItem(table, TransactUpdateItemEnhancedRequest.builder(type).item(item)
                .conditionExpression(condition).returnValuesOnConditionCheckFailure(OLD).build());
        return on(refusal);
    }

    /// The same, and what is there is not asked back.
    <T> Transaction updateBlind(DynamoDbTable<T> table, Class<T> type, T item, Expression condition,
            Supplier<Refusal> refusal) {
        request.addUpdateItem(table,
                TransactUpdateItemEnhancedRequest.builder(type).item(item).conditionExpression(condition).build());
        return on(_ -> refusal.get());
    }

    /// Writes an item as a whole, whatever was there.
    <T> Transaction put(DynamoDbTable<T> table, T item) {
        request.addPutItem(table, item);
        return on(Transaction::unconditional);
    }

    /// Deletes an item if the condition holds.
    ///
    /// @param refusal made of whether the item exists
    <T> Transaction delete(DynamoDbTable<T> table, Key key, Expression condition,
            Function<Boolean, Refusal> refusal) {
        request.addDeleteItem(table, TransactDeleteItemEnhancedRequest.builder().key(key)
                .conditionExpression(condition).returnValuesOnConditionCheckFailure(OLD).build());
        return on(refusal);
    }

    /// Deletes an item if the condition holds. What is there is not asked back.
    <T> Transaction deleteBlind(DynamoDbTable<T> table, Key key, Expression condition, Supplier<Refusal> refusal) {
        request.addDeleteItem(table,
                TransactDeleteItemEnhancedRequest.builder().key(key).conditionExpression(condition).build());
        return on(_ -> refusal.get());
    }

    /// Deletes an item, if it is there.
    <T> Transaction delete(DynamoDbTable<T> table, Key key) {
        request.addDeleteItem(table, key);
        return on(Transaction::unconditional);
    }

    /// Does it all, or throws.
    ///
    /// The SDK sends a transaction whose answer was lost once more, under the same `ClientRequestToken`: DynamoDB
    /// answers for the first one then, so nobody is told that somebody else was faster who was it themselves. What
    /// starts anew here was cancelled, so it has done nothing.
    ///
    /// @throws Refusal of the first condition that did not hold, or [Refusal.Unavailable]: nothing was done
    /// @throws Refusal.Uncertain when it may have been done
    void commit() {
        @Nullable
        TransactionCanceledException lost = null;
        for (int attempt = 1;; attempt++) {
            try {
                client.transactWriteItems(request.build());
                return;
            } catch (TransactionCanceledException e) {
                // What an earlier attempt sent, and lost sight of, may be what this one met.
                if (lost != null && e.cancellationReasons().stream().anyMatch(Transaction::failed)) {
                    throw uncertain(lost);
                }
                Refusal refusal = refusal(e.cancellationReasons());
                if (refusal != null) {
                    throw refusal;
                }
                if (!FailedWrite.certainlyNotMade(e)) {
                    lost = e;
                }
                if (attempt == MAX_ATTEMPTS) {
                    throw lost == null ? new Refusal.Unavailable(TOO_MANY) : uncertain(lost);
                }
                pause.untilNext(attempt);
            } catch (SdkException e) {
                throw lost == null ? FailedWrite.of(e) : uncertain(e);
            }
        }
    }

    private static boolean failed(CancellationReason reason) {
        return CONDITION_FAILED.equals(reason.code());
    }

    private static Refusal uncertain(SdkException cause) {
        return new Refusal.Uncertain(TOO_MANY, cause);
    }

    /// The refusal of the first condition that did not hold; null when the transaction only met others.
    private @Nullable Refusal refusal(List<CancellationReason> reasons) {
        for (int i = 0; i < reasons.size(); i++) {
            CancellationReason reason = reasons.get(i);
            switch (String.valueOf(reason.code())) {
                case CONDITION_FAILED -> {
                    return refusals.get(i).apply(reason.hasItem());
                }
                case "None", "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded" -> {
                    // Nothing is wrong with this write: the next attempt may go through.
                }
                default -> throw new IllegalStateException("a transaction was cancelled: " + reason.code());
            }
        }
        return null;
    }

    private Transaction on(Function<Boolean, Refusal> refusal) {
        refusals.add(refusal);
        return this;
    }

    private static Refusal unconditional(boolean exists) {
        throw new IllegalStateException("a write without a condition cannot fail one; the item exists: " + exists);
    }
}
