package dev.workspacetokens.dynamodb;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.table.Keys;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;

/// The grants of tokens, in sets that are written once and deleted as a whole.
///
/// Grants go in first and out last: before the transaction that names their set nothing of them counts, and after the
/// one that stops naming it nothing does. What a crash may leave behind, and a change that is revoked before its maker
/// could tidy up, is grants that nothing refers to.
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

    /// Puts the grants of a token's new access, and then commits the change that makes them count. When that is refused
    /// they are taken back.
    ///
    /// @param named whether a record names the set all the same: the change may have gone through before
    void commit(Runnable change, AccessRef access, List<Grant> grants, BooleanSupplier named) {
        if (!(access instanceof AccessRef.GrantSet(var set))) {
            change.run();
            return;
        }
        table.batches().put(table.grants(), GrantItem.class,
                grants.stream().map(grant -> new GrantItem(set, grant)).toList());
        try {
            change.run();
        } catch (Refusal.NotFound | Refusal.Forbidden | Refusal.Conflict e) {
            delete(set, () -> named.getAsBoolean() ? List.of() : grants);
            throw e;
        }
    }

    /// Deletes what an access named that no record names any more.
    void delete(AccessRef access) {
        if (access instanceof AccessRef.GrantSet(var set)) {
            delete(set, () -> grants(set));
        }
    }

    private void delete(String set, Supplier<List<Grant>> unused) {
        Leftovers.tidyUp("unused grants of the set " + set, () -> table.batches().delete(table.grants(),
                GrantItem.class, unused.get().stream()
                        .map(grant -> TokenTable.key(Keys.grantPartition(set), grant.app().value())).toList()));
    }
}
