package dev.workspacetokens.dynamodb;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.table.KeptRow;
import dev.workspacetokens.table.StateAttributes;
import dev.workspacetokens.table.StateRows;
import java.time.InstantSource;
import java.util.function.Supplier;

/// The stored access policy as token management reads it, at most once a minute and without its seal: which roles there
/// are. What becomes of them is for the authorizers, who verify it.
public final class StoredPolicy implements Supplier<AccessPolicy> {

    private final KeptRow<AccessPolicy> row;

    public StoredPolicy(TokenTable table, InstantSource clock) {
        this.row = new KeptRow<>(() -> read(table), StateRows.POLICY_LIMIT, clock);
    }

    /// @throws Refusal.Unavailable when none is stored
    @Override
    public AccessPolicy get() {
        return row.get();
    }

    private static AccessPolicy read(TokenTable table) {
        PolicyItem item = table.of(PolicyItem.SCHEMA).getItem(r -> r.consistentRead(true).key(PolicyItem.key()));
        if (item == null) {
            throw new Refusal.Unavailable("No access policy is stored.");
        }
        return StateAttributes.policy(item.packed().asByteArrayUnsafe());
    }
}
