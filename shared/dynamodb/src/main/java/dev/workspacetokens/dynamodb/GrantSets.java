package dev.workspacetokens.dynamodb;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.table.Keys;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;

/// The grants of tokens, in sets that are written once and deleted as a whole.
///
/// Grants go in first and out last: before the transaction that names their set nothing of them counts, and after the
/// one that stops naming it nothing does. What a crash may leave behind, and a change that is revoked before its maker
/// could tidy up, is grants that nothing refers to. [Notes][LeftoverItem] say where they may be.
final class GrantSets {

    private final TokenTable table;

    GrantSets(TokenTable table) {
        this.table = table;
    }

    List<Grant> grants(String set) {
        return table.grants().query(r -> r.consistentRead(true)
                .queryConditional(QueryConditional.keyEqualTo(k -> k.partitionValue(Keys.grantPartition(set)))))
                .items().stream().map(GrantItem::grant).toList();
    }

    /// Notes sets, before they may be left behind.
    void note(Collection<LeftoverItem> notes) {
        table.batches().put(table.of(LeftoverItem.SCHEMA), LeftoverItem.class, notes);
    }

    /// Puts the grants of a token's new access, and then commits the change that makes them count. When that is refused
    /// they are taken back.
    ///
    /// @param notes on the sets that it may leave behind
    /// @param grants under their seals; none where the change brings none
    /// @param named whether a record names the set all the same: the change may have gone through before
    void commit(Runnable change, Collection<LeftoverItem> notes, List<EnhancedDocument> grants,
            BooleanSupplier named) {
        // On their own: of one batch with the grants, DynamoDB could write grants alone.
        note(notes);
        table.batches().put(table.rows(), EnhancedDocument.class, grants);
        try {
            change.run();
        } catch (Refusal.NotFound | Refusal.Forbidden | Refusal.Conflict | Refusal.Unavailable e) {
            List<Key> keys = grants.stream()
                    .map(row -> TokenTable.key(row.getString(Keys.PK), row.getString(Keys.SK))).toList();
            delete("a refused change", () -> named.getAsBoolean() ? List.of() : keys);
            throw e;
        }
    }

    /// Deletes what an access named that no record names any more.
    void delete(AccessRef access) {
        if (access instanceof AccessRef.GrantSet(var set)) {
            delete("the set " + set, () -> keys(set));
        }
    }

    /// Deletes a set that no token names.
    ///
    /// @return whether there was anything of it
    boolean deleteAll(String set) {
        List<Key> keys = keys(set);
        table.batches().delete(table.grants(), GrantItem.class, keys);
        return !keys.isEmpty();
    }

    private List<Key> keys(String set) {
        return grants(set).stream().map(grant -> TokenTable.key(Keys.grantPartition(set), grant.app().value()))
                .toList();
    }

    private void delete(String origin, Supplier<List<Key>> unused) {
        Leftovers.tidyUp("unused grants of " + origin,
                () -> table.batches().delete(table.grants(), GrantItem.class, unused.get()));
    }
}
