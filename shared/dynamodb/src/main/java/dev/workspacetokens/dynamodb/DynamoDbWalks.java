package dev.workspacetokens.dynamodb;

import dev.workspacetokens.application.walk.Walk;
import dev.workspacetokens.application.walk.Walks;
import dev.workspacetokens.table.Keys;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// The [Walks] of one kind in the table.
public final class DynamoDbWalks implements Walks {

    private final DynamoDbTable<WalkItem> rows;
    private final String partition;

    private DynamoDbWalks(TokenTable table, String partition) {
        this.rows = table.of(WalkItem.SCHEMA);
        this.partition = partition;
    }

    /// The walks that tell what expires.
    public static DynamoDbWalks ofNotices(TokenTable table) {
        return new DynamoDbWalks(table, Keys.NOTICES);
    }

    /// The walks that delete what changes left behind.
    public static DynamoDbWalks ofSweeps(TokenTable table) {
        return new DynamoDbWalks(table, Keys.SWEEP);
    }

    @Override
    public Optional<Walk> read() {
        return Optional.ofNullable(rows.getItem(r -> r.consistentRead(true).key(WalkItem.key(partition))))
                .map(WalkItem::walk);
    }

    @Override
    public boolean note(Walk walk) {
        var item = new WalkItem(partition, walk);
        try {
            rows.putItem(r -> r.item(item).conditionExpression(item.next()));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }
}
