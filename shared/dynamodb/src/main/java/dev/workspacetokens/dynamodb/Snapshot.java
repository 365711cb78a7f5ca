package dev.workspacetokens.dynamodb;

import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.enhanced.dynamodb.Document;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.model.TransactGetItemsEnhancedRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Several items as they are at one moment.
final class Snapshot {

    private final DynamoDbEnhancedClient client;

    Snapshot(DynamoDbEnhancedClient client) {
        this.client = client;
    }

    /// @throws Lost when one of them is being written
    List<Document> read(Consumer<TransactGetItemsEnhancedRequest.Builder> items) {
        try {
            return client.transactGetItems(items);
        } catch (TransactionCanceledException _) {
            throw new Lost();
        }
    }
}
