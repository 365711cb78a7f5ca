package dev.workspacetokens.dynamodb;

import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The conditions under which items are written.
final class WriteConditions {

    static final Expression EXISTS = Expression.builder().expression("attribute_exists(PK)").build();
    static final Expression ABSENT = Expression.builder().expression("attribute_not_exists(PK)").build();

    private WriteConditions() {}

    /// The item exists, and its attribute has this value.
    static Expression equal(String attribute, String value) {
        return equal(attribute, AttributeValue.fromS(value));
    }

    /// The item exists, and its attribute has this value.
    static Expression equal(String attribute, long value) {
        return equal(attribute, AttributeValue.fromN(Long.toString(value)));
    }

    /// The item exists, and its attribute has this value.
    static Expression equal(String attribute, boolean value) {
        return equal(attribute, AttributeValue.fromBool(value));
    }

    /// The item exists, and its attribute has this value.
    static Expression equal(String attribute, AttributeValue value) {
        String name = "#" + attribute;
        String placeholder = ":" + attribute;
        return Expression.builder().expression(name + " = " + placeholder).expressionNames(Map.of(name, attribute))
                .expressionValues(Map.of(placeholder, value)).build();
    }

    /// The attribute is not there.
    static Expression absent(String attribute) {
        return Expression.builder().expression("attribute_not_exists(#" + attribute + ")")
                .expressionNames(Map.of("#" + attribute, attribute)).build();
    }

    /// Both hold.
    static Expression both(Expression one, Expression other) {
        return Expression.join(one, other, " AND ");
    }
}
