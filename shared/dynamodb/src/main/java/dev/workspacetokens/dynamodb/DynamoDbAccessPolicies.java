package dev.workspacetokens.dynamodb;

import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.application.directory.AccessPolicies;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.seal.SealCheck;
import dev.workspacetokens.table.StateAttributes;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;

/// The [AccessPolicies] in the table.
public final class DynamoDbAccessPolicies implements AccessPolicies {

    private final TokenTable table;
    private final Sealing sealing;
    private final SealCheck check;
    private final AuditTrail trail;
    private final InstantSource clock;

    /// @param sealing of the state's rows
    /// @param check of their seals
    /// @param trail where each change is noted
    public DynamoDbAccessPolicies(TokenTable table, Sealing sealing, SealCheck check, AuditTrail trail,
            InstantSource clock) {
        this.table = table;
        this.sealing = sealing;
        this.check = check;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public Optional<Stored> find() {
        return Optional.ofNullable(read()).map(row -> stored(row.item()));
    }

    private @Nullable SealedItem<PolicyItem> read() {
        return SealedItem.read(table, PolicyItem.key(), PolicyItem.SCHEMA, check);
    }

    private static Stored stored(PolicyItem item) {
        byte[] document = StateAttributes.unpacked(item.packed().asByteArrayUnsafe());
        return new Stored(item.version(), new String(document, StandardCharsets.UTF_8),
                StateAttributes.draft(document), item.at());
    }

    @Override
    public void requireRoom(String document) {
        if (packed(document).length > MOST_BYTES) {
            throw AccessPolicies.tooLarge();
        }
    }

    private static byte[] packed(String document) {
        return StateAttributes.packed(document.getBytes(StandardCharsets.UTF_8));
    }

    /// Writes the list of frozen workspaces, too: authorizers know nothing without it, and who has changed the key
    /// seals both anew by this.
    @Override
    public long put(@Nullable Stored before, String document, Deed deed) {
        SealedItem<PolicyItem> now = read();
        long version = now == null ? 0 : now.item().version();
        if (version != (before == null ? 0 : before.version())) {
            throw changed();
        }
        var item = new PolicyItem(version + 1, SdkBytes.fromByteArray(packed(document)),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        AuditTrail.Entry event = trail.entry(deed);
        Transaction change = event.in(table.transaction(), table).put(table.rows(), EnhancedDocument.class,
                sealing.seal(Draft.of(PolicyItem.SCHEMA, item, event.key())),
                now == null ? WriteConditions.ABSENT : now.unchanged(), _ -> changed());
        FrozenList frozen = FrozenList.read(table, check);
        change.put(table.rows(), EnhancedDocument.class,
                sealing.seal(Draft.of(FrozenItem.SCHEMA, frozen.item(), event.key())), frozen.unchanged(),
                _ -> changed());
        change.commit();
        return item.version();
    }

    private static Refusal changed() {
        return new Refusal.Conflict("Somebody changed the access policy or a freeze meanwhile. Read it again.");
    }
}
