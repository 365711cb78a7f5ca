package dev.workspacetokens.emulators;

import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/// An `AWS::DynamoDB::Table` as the request that creates it.
final class TableReader {

    private TableReader() {}

    /// Capacity is always on demand here.
    static CreateTableRequest read(String tableName, Section table) {
        if (table.has("GlobalSecondaryIndexes") || table.has("LocalSecondaryIndexes")) {
            throw table.error("no index is understood");
        }
        return CreateTableRequest.builder()
                .tableName(tableName)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(table.sections("AttributeDefinitions").stream()
                        .map(one -> AttributeDefinition.builder().attributeName(one.text("AttributeName"))
                                .attributeType(one.text("AttributeType")).build())
                        .toList())
                .keySchema(table.sections("KeySchema").stream()
                        .map(one -> KeySchemaElement.builder().attributeName(one.text("AttributeName"))
                                .keyType(one.text("KeyType")).build())
                        .toList())
                .build();
    }
}
