package dev.workspacetokens.dynamodb;

import dev.workspacetokens.table.Attribute;
import dev.workspacetokens.table.Attributes;
import dev.workspacetokens.table.AuthorizerTable;
import dev.workspacetokens.table.AuthorizerTable.ItemKey;
import dev.workspacetokens.table.AuthorizerTable.Update;
import dev.workspacetokens.table.Keys;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// The table by the SDK's client: what the lean one is held against.
///
/// @param client of the region that holds the table
/// @param table its name
public record SdkAuthorizerTable(DynamoDbClient client, String table) implements AuthorizerTable {

    @Override
    public List<Attributes> read(List<ItemKey> keys, Duration call, Duration attempt) {
        return client.batchGetItemPaginator(r -> r.requestItems(Map.of(table, KeysAndAttributes.builder()
                .keys(keys.stream().map(SdkAuthorizerTable::key).toList()).consistentRead(true).build()))
                .overrideConfiguration(c -> c.apiCallTimeout(call).apiCallAttemptTimeout(attempt)))
                .stream().flatMap(answer -> answer.responses().getOrDefault(table, List.of()).stream())
                .map(SdkAttributes::of).toList();
    }

    @Override
    public Optional<Attributes> get(ItemKey key, Duration call, Duration attempt) {
        var answer = client.getItem(r -> r.tableName(table).key(key(key)).consistentRead(true)
                .overrideConfiguration(c -> c.apiCallTimeout(call).apiCallAttemptTimeout(attempt)));
        return answer.hasItem() ? Optional.of(SdkAttributes.of(answer.item())) : Optional.empty();
    }

    @Override
    public boolean update(Update update, Duration call) {
        var values = new HashMap<String, AttributeValue>();
        update.values().forEach((name, attribute) -> values.put(name, value(attribute)));
        try {
            client.updateItem(r -> r.tableName(table).key(key(update.key())).updateExpression(update.expression())
                    .conditionExpression(update.condition()).expressionAttributeNames(update.names())
                    .expressionAttributeValues(values).overrideConfiguration(c -> c.apiCallTimeout(call)));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    private static AttributeValue value(Attribute attribute) {
        return switch (attribute.type()) {
            case TEXT -> AttributeValue.fromS(attribute.value());
            case NUMBER -> AttributeValue.fromN(attribute.value());
            case BYTES -> AttributeValue.fromB(SdkBytes.fromByteArray(
                    Base64.getDecoder().decode(attribute.value())));
            case FLAG, OTHER -> throw new IllegalArgumentException("nobody writes " + attribute);
        };
    }

    private static Map<String, AttributeValue> key(ItemKey key) {
        return Map.of(Keys.PK, AttributeValue.fromS(key.pk()), Keys.SK, AttributeValue.fromS(key.sk()));
    }
}
