package dev.workspacetokens.table;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The table as an authorizer asks it. Fails with the SDK's exceptions.
public interface AuthorizerTable {

    /// Reads items by `BatchGetItem`, strongly consistent. Keys that DynamoDB leaves unprocessed are asked for again.
    ///
    /// @param call how long it may take, every attempt included
    /// @param attempt how long one attempt may take
    /// @return those that are there, in any order
    List<Attributes> read(List<ItemKey> keys, Duration call, Duration attempt);

    /// Reads an item by `GetItem`, strongly consistent.
    ///
    /// @param call how long it may take, every attempt included
    /// @param attempt how long one attempt may take
    Optional<Attributes> get(ItemKey key, Duration call, Duration attempt);

    /// Changes an item in one `UpdateItem`, if its condition holds.
    ///
    /// @param call how long it may take, every attempt included
    /// @return whether the condition held
    boolean update(Update update, Duration call);

    /// An item's key.
    record ItemKey(String pk, String sk) {}

    /// A conditional change.
    ///
    /// @param key of the item
    /// @param expression what changes
    /// @param condition what must hold
    /// @param names that both use
    /// @param values that both use
    record Update(ItemKey key, String expression, String condition, Map<String, String> names,
            Map<String, Attribute> values) {}
}
