package dev.workspacetokens.table;

import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.domain.decision.DeploymentState;
import dev.workspacetokens.domain.seal.Seal;
import dev.workspacetokens.domain.seal.SealCheck;
import dev.workspacetokens.lambda.snapshot.SnapshotPart;
import dev.workspacetokens.table.AuthorizerTable.ItemKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The state of the deployment in the table, under the directory's seals: the rows `POLICY` and `FROZEN`, each read
/// once a minute by a request of its own.
///
/// What an operator changes is in force within a minute. Where DynamoDB does not answer, who is frozen may be a minute
/// old and no more, and the policy five; where it answers that a row is gone or forged, neither may be older. Where the
/// policy is stored and either row is missing, nothing is known.
public final class StateRows implements DeploymentState, SnapshotPart {

    /// How old the list of frozen workspaces may be when a decision begins, which may then take three seconds: a freeze
    /// is in force after a minute.
    public static final Duration FROZEN_LIMIT = Duration.ofSeconds(57);
    /// How old the policy may be.
    public static final Duration POLICY_LIMIT = Duration.ofMinutes(5);

    private static final ItemKey POLICY = new ItemKey(Keys.STATE, Keys.POLICY);
    private static final ItemKey FROZEN = new ItemKey(Keys.STATE, Keys.FROZEN);
    /// How long one read may take, every attempt included. A decision makes two at most, beside its own.
    private static final Duration DEADLINE = Duration.ofMillis(200);
    private static final Duration ATTEMPT = Duration.ofMillis(150);

    private final AuthorizerTable table;
    private final SealCheck check;
    private final KeptRow<Set<String>> frozen;
    private final KeptRow<AccessPolicy> policy;

    private StateRows(AuthorizerTable table, SealCheck check, @Nullable AccessPolicy fixed, InstantSource clock) {
        this.table = table;
        this.check = check;
        this.frozen = new KeptRow<>(() -> readFrozen(fixed != null), FROZEN_LIMIT, clock);
        this.policy = new KeptRow<>(fixed == null ? new ReadPolicy() : () -> fixed, POLICY_LIMIT, clock);
    }

    /// A state whose policy is in the table.
    ///
    /// @param check of the directory's seals
    public static StateRows stored(AuthorizerTable table, SealCheck check, InstantSource clock) {
        return new StateRows(table, check, null, clock);
    }

    /// A state whose policy never changes.
    ///
    /// @param check of the directory's seals
    public static StateRows with(AccessPolicy fixed, AuthorizerTable table, SealCheck check, InstantSource clock) {
        return new StateRows(table, check, fixed, clock);
    }

    @Override
    public Now now() {
        return new Now(policy.get(), frozen.get());
    }

    private Optional<Attributes> read(ItemKey key) {
        return table.get(key, DEADLINE, ATTEMPT).filter(item -> item.has(key)).map(item -> item.require(check));
    }

    /// @param mayBeMissing whether nobody may ever have frozen a workspace
    private Set<String> readFrozen(boolean mayBeMissing) {
        Optional<Attributes> row = read(FROZEN);
        if (row.isEmpty() && !mayBeMissing) {
            throw new MissingRowException(FROZEN);
        }
        return row.map(item -> StateAttributes.uids(item.text(StateAttributes.WORKSPACES))).orElse(Set.of());
    }

    /// Reads the row, and parses what it says only when it is another one than before.
    private final class ReadPolicy implements Supplier<AccessPolicy> {

        private @Nullable Parsed last;

        @Override
        public AccessPolicy get() {
            Attributes row = read(POLICY).orElseThrow(() -> new MissingRowException(POLICY));
            Seal seal = row.seal();
            if (last == null || !Objects.equals(last.seal(), seal)) {
                last = new Parsed(seal, StateAttributes.policy(row.bytes(StateAttributes.DOCUMENT)));
            }
            return last.policy();
        }
    }

    private record Parsed(@Nullable Seal seal, AccessPolicy policy) {}

    /// Reads what there is; where there is nothing yet, nothing is known.
    @Override
    public void prime() {
        var _ = now();
    }

    @Override
    public void forget() {
        frozen.forget();
        policy.forget();
    }
}
