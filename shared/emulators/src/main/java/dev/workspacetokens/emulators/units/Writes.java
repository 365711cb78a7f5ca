package dev.workspacetokens.emulators.units;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Write units of a request. Each item counts by the larger of its sizes before and after; one whose condition does not
/// hold by its size before.
///
/// Of transactions the developer guide says that every item is written twice. Others measured on AWS that a condition
/// check counts like a write of the item that it looks at (`paritysuite/dynamodb-conformance`, "TransactWriteItems:
/// ConsumedCapacity"). Of cancelled ones it says nothing: each action counts as if it had been done, by the most that
/// the item could have become. A repeat under the same client token costs reads on AWS; it counts as writes here.
///
/// @param items as they are when they are asked for
record Writes(StoredItems items) {

    /// An item of a request.
    ///
    /// @param before its size, in bytes
    /// @param atMost the most that it can come to
    /// @param after its size when the request has gone through
    private record Item(long before, long atMost, LongSupplier after) {

        static Item unchanged(long size) {
            return new Item(size, size, () -> size);
        }

        double cancelled() {
            return Rates.TRANSACTION * Rates.write(Math.max(before, atMost));
        }

        double done() {
            return Rates.write(Math.max(before, after.getAsLong()));
        }
    }

    Write of(PutItemRequest request) {
        return single(put(request.tableName(), request.item()));
    }

    Write of(UpdateItemRequest request) {
        return single(update(request.tableName(), request.key(), request.expressionAttributeNames(),
                request.expressionAttributeValues()));
    }

    Write of(DeleteItemRequest request) {
        return single(Item.unchanged(items.size(request.tableName(), request.key())));
    }

    /// Each item of a batch is rounded up on its own. There are no conditions.
    double of(Map<String, List<WriteRequest>> batch) {
        return batch.entrySet().stream().mapToDouble(table -> table.getValue().stream().mapToDouble(
                write -> item(table.getKey(), write).done()).sum()).sum();
    }

    Write of(TransactWriteItemsRequest request) {
        List<Item> actions = request.transactItems().stream().map(this::item).toList();
        return new Write(actions.stream().mapToDouble(Item::cancelled).sum(),
                () -> actions.stream().mapToDouble(item -> Rates.TRANSACTION * item.done()).sum());
    }

    private static Write single(Item item) {
        return new Write(Rates.write(item.before()), item::done);
    }

    private Item item(String table, WriteRequest write) {
        return write.putRequest() == null
                ? Item.unchanged(items.size(table, write.deleteRequest().key()))
                : put(table, write.putRequest().item());
    }

    private Item item(TransactWriteItem action) {
        if (action.put() != null) {
            return put(action.put().tableName(), action.put().item());
        }
        if (action.update() != null) {
            Update update = action.update();
            return update(update.tableName(), update.key(), update.expressionAttributeNames(),
                    update.expressionAttributeValues());
        }
        if (action.delete() != null) {
            return Item.unchanged(items.size(action.delete().tableName(), action.delete().key()));
        }
        var check = Objects.requireNonNull(action.conditionCheck());
        return Item.unchanged(items.size(check.tableName(), check.key()));
    }

    private Item put(String table, Map<String, AttributeValue> item) {
        long after = ItemSize.of(item);
        return new Item(items.size(table, items.key(table, item)), after, () -> after);
    }

    /// An update adds no more than what its expressions name.
    private Item update(String table, Map<String, AttributeValue> key, Map<String, String> names,
            Map<String, AttributeValue> values) {
        long before = items.size(table, key);
        long named = names.values().stream().mapToLong(ItemSize::text).sum()
                + values.values().stream().mapToLong(ItemSize::value).sum();
        return new Item(before, Math.max(before, ItemSize.of(key)) + named, () -> items.size(table, key));
    }
}
