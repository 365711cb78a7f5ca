package dev.workspacetokens.dynamodb;

import dev.workspacetokens.table.Attribute;
import dev.workspacetokens.table.Attributes;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Items of the SDK as authorizers and seals see them.
final class SdkAttributes {

    private SdkAttributes() {}

    static Attributes of(Map<String, AttributeValue> item) {
        var attributes = new HashMap<String, Attribute>();
        item.forEach((name, value) -> attributes.put(name, attribute(value)));
        return new Attributes(attributes);
    }

    private static Attribute attribute(AttributeValue value) {
        return switch (value.type()) {
            case S -> Attribute.text(value.s());
            case N -> new Attribute(Attribute.Type.NUMBER, value.n());
            case BOOL -> Attribute.flag(value.bool());
            case B -> Attribute.bytes(value.b().asByteArrayUnsafe());
            default -> Attribute.OTHER;
        };
    }
}
