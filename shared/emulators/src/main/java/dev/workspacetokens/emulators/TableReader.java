package dev.workspacetokens.emulators;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/// An `AWS::DynamoDB::Table` as the request that creates it.
final class TableReader {

    private TableReader() {}

    /// Capacity is always on demand here.
    static CreateTableRequest read(String tableName, Map<String, Object> properties, String place) {
        if (properties.containsKey("GlobalSecondaryIndexes") || properties.containsKey("LocalSecondaryIndexes")) {
            throw new TemplateException(place, "no index is understood");
        }
        return CreateTableRequest.builder()
                .tableName(tableName)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(maps(properties, "AttributeDefinitions", place).stream()
                        .map(one -> AttributeDefinition.builder()
                                .attributeName(Values.text(one, "AttributeName", place))
                                .attributeType(Values.text(one, "AttributeType", place))
                                .build())
                        .toList())
                .keySchema(maps(properties, "KeySchema", place).stream()
                        .map(one -> KeySchemaElement.builder()
                                .attributeName(Values.text(one, "AttributeName", place))
                                .keyType(Values.text(one, "KeyType", place))
                                .build())
                        .toList())
                .build();
    }

    private static List<Map<String, Object>> maps(Map<String, Object> owner, String key, String place) {
        return Values.list(owner, key, place).stream().map(one -> Values.map(one, place + "/" + key)).toList();
    }
}
