package dev.workspacetokens.emulators;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;

/// An `AWS::DynamoDB::Table` as the request that creates it.
final class TableReader {

    private TableReader() {}

    /// Capacity is always on demand here.
    static CreateTableRequest read(String tableName, Map<String, Object> properties, String place) {
        var request = CreateTableRequest.builder()
                .tableName(tableName)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(maps(properties, "AttributeDefinitions", place).stream()
                        .map(one -> AttributeDefinition.builder()
                                .attributeName(Values.text(one, "AttributeName", place))
                                .attributeType(Values.text(one, "AttributeType", place))
                                .build())
                        .toList())
                .keySchema(keySchema(properties, place));
        List<GlobalSecondaryIndex> indexes = maps(properties, "GlobalSecondaryIndexes", place).stream()
                .map(one -> GlobalSecondaryIndex.builder()
                        .indexName(Values.text(one, "IndexName", place))
                        .keySchema(keySchema(one, place))
                        .projection(projection(Values.map(one, "Projection", place), place))
                        .build())
                .toList();
        return indexes.isEmpty() ? request.build() : request.globalSecondaryIndexes(indexes).build();
    }

    private static List<KeySchemaElement> keySchema(Map<String, Object> owner, String place) {
        return maps(owner, "KeySchema", place).stream()
                .map(one -> KeySchemaElement.builder()
                        .attributeName(Values.text(one, "AttributeName", place))
                        .keyType(Values.text(one, "KeyType", place))
                        .build())
                .toList();
    }

    private static Projection projection(Map<String, Object> projection, String place) {
        var builder = Projection.builder().projectionType(Values.text(projection, "ProjectionType", "ALL", place));
        List<String> attributes = Values.textList(projection, "NonKeyAttributes", place);
        return attributes.isEmpty() ? builder.build() : builder.nonKeyAttributes(attributes).build();
    }

    private static List<Map<String, Object>> maps(Map<String, Object> owner, String key, String place) {
        return Values.list(owner, key, place).stream().map(one -> Values.map(one, place + "/" + key)).toList();
    }
}
