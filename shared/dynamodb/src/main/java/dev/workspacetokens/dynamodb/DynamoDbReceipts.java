package dev.workspacetokens.dynamodb;

import dev.workspacetokens.application.token.Receipts;
import dev.workspacetokens.application.token.TokenStore;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.Receipt;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;

/// The [Receipts] in the table.
public final class DynamoDbReceipts implements Receipts {

    private final DynamoDbTable<ReceiptItem> receipts;

    public DynamoDbReceipts(TokenTable table) {
        this.receipts = table.of(ReceiptItem.SCHEMA);
    }

    @Override
    public Optional<Receipt> find(WorkspaceRef workspace, String call) {
        return Optional.ofNullable(
                receipts.getItem(r -> r.consistentRead(true).key(ReceiptItem.key(workspace.uid(), call))))
                .map(ReceiptItem::receipt);
    }

    /// Keeps the receipt with the change that it is of, where there is one.
    ///
    /// @param workspace in which the call was made
    Transaction keep(Transaction change, WorkspaceRef workspace, IssuedToken issued) {
        Receipt receipt = issued.receipt();
        if (receipt == null) {
            return change;
        }
        var item = new ReceiptItem(workspace.uid(), receipt);
        return change.putBlind(receipts, ReceiptItem.class, item, item.first(), TokenStore::repeated);
    }
}
