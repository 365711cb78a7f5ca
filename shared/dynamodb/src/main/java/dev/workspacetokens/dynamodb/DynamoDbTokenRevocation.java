package dev.workspacetokens.dynamodb;

import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.application.token.TokenRevocation;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.table.Keys;
import java.util.OptionalLong;

/// The [TokenRevocation] in the table. Nothing in it reads a credential: who may delete one need not be able to.
public final class DynamoDbTokenRevocation implements TokenRevocation {

    private final TokenTable table;
    private final AuditTrail trail;
    private final TokenCounts counts;

    /// @param trail where each revocation is noted
    public DynamoDbTokenRevocation(TokenTable table, AuditTrail trail) {
        this.table = table;
        this.trail = trail;
        this.counts = new TokenCounts(table);
    }

    /// The credential goes whether it is there or not: a record without one is a token that somebody broke.
    @Override
    public boolean revoke(Owner by, WorkspaceToken token, Deed deed) {
        AuditTrail.Entry event = trail.entry(deed);
        Transaction revocation = event.in(OwnersChange.by(by, table), table)
                .delete(table.credentials(), DynamoDbTokenStore.credentialKey(token.id()))
                .delete(table.tokens(), DynamoDbTokenRecords.key(by.workspace().slug(), token.id()),
                        WriteConditions.EXISTS, _ -> Gone.token())
                .delete(table.particulars(), ParticularsItem.key(by.workspace().uid(), token.id()))
                .put(table.of(RevokedItem.SCHEMA), event.of(token.id()));
        // In the transaction, which spares a request.
        LeftoverItem.of(event.at(), token.id(), token.access())
                .ifPresent(note -> revocation.put(table.of(LeftoverItem.SCHEMA), note));
        return revoke(by, token.id(), token.access(), revocation);
    }

    /// Notes no set: nobody knows which one the credential names. A record that cannot be read goes with it.
    @Override
    public boolean revokeUnrecorded(Owner by, TokenId token, Deed deed) {
        WorkspaceRef workspace = by.workspace();
        var ours = WriteConditions.both(WriteConditions.equal("workspace", workspace.slug().value()),
                WriteConditions.equal("workspace_uid", workspace.uid()));
        AuditTrail.Entry event = trail.entry(deed);
        return revoke(by, token, new AccessRef.GrantSet(token.value()),
                event.in(OwnersChange.by(by, table), table)
                        .deleteBlind(table.credentials(), DynamoDbTokenStore.credentialKey(token), ours,
                                Gone::token)
                        .delete(table.tokens(), DynamoDbTokenRecords.key(workspace.slug(), token))
                        .delete(table.particulars(), ParticularsItem.key(workspace.uid(), token))
                        .put(table.of(RevokedItem.SCHEMA), event.of(token)));
    }

    private boolean revoke(Owner by, TokenId token, AccessRef access, Transaction revocation) {
        OptionalLong recounts = counts.recounts(by.workspace());
        try {
            revocation.commit();
        } catch (Gone _) {
            return false;
        }
        tidyUp(table, by.workspace(), token, access);
        Leftovers.tidyUp("the count of the tokens of " + by.workspace().slug(),
                () -> counts.lower(by.workspace(), recounts));
        return true;
    }

    /// Deletes what is left of a token that was revoked.
    static void tidyUp(TokenTable table, WorkspaceRef workspace, TokenId token, AccessRef access) {
        new GrantSets(table).delete(access);
        Leftovers.tidyUp("the use of the token " + token, () -> {
            var _ = table.uses().deleteItem(TokenTable.key(Keys.usePartition(workspace.uid()), token.value()));
        });
    }

    /// There is no such token: another thing than that there is no such owner, which is a refusal.
    private static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1;

        Gone() {
            super("no such token", null, false, false);
        }

        static Refusal token() {
            throw new Gone();
        }
    }
}
