package dev.workspacetokens.emulators.iam;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Finds the one partition that a Query reads.
final class KeyCondition {

    private static final Pattern AND = Pattern.compile("\\s+AND\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern EQUALS = Pattern.compile("[\\s(]*([^\\s()=]+)\\s*=\\s*(:[^\\s()]+)[\\s)]*");

    private KeyCondition() {}

    /// The value that the key condition's expression demands of the partition key.
    ///
    /// @throws UnknownRequestException when it demands none, more than one, or is written in another way
    static String partition(QueryRequest query, DynamoDbTable table) {
        String expression = query.keyConditionExpression();
        List<AttributeValue> values = Stream.ofNullable(expression).flatMap(AND::splitAsStream)
                .map(EQUALS::matcher).filter(Matcher::matches)
                .filter(part -> attribute(query, part.group(1)).equals(table.partitionKey()))
                .flatMap(part -> Stream.ofNullable(query.expressionAttributeValues().get(part.group(2))))
                .toList();
        if (values.size() != 1 || values.getFirst().s() == null) {
            throw new UnknownRequestException("the query does not name one " + table.partitionKey());
        }
        return values.getFirst().s();
    }

    private static String attribute(QueryRequest query, String name) {
        return query.expressionAttributeNames().getOrDefault(name, name);
    }
}
