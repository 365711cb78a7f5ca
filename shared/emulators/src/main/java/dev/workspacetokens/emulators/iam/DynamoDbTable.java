package dev.workspacetokens.emulators.iam;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The table that requests may be about.
///
/// @param name how requests name it
/// @param arn how they may name it too, and policies do
/// @param partitionKey the attribute
public record DynamoDbTable(String name, String arn, String partitionKey) {

    /// Says nothing for this table.
    ///
    /// @throws UnknownRequestException for another one
    void require(String table) {
        if (!table.equals(name) && !table.equals(arn)) {
            throw new UnknownRequestException("there is no table " + table);
        }
    }

    /// The partition key of an item, or of its key.
    ///
    /// @throws UnknownRequestException when it has none, or one that is no text
    String keyOf(Map<String, AttributeValue> item) {
        AttributeValue value = item.get(partitionKey);
        if (value == null || value.s() == null) {
            throw new UnknownRequestException("the request names no " + partitionKey);
        }
        return value.s();
    }
}
