package dev.workspacetokens.dynamodb;

import dev.workspacetokens.domain.seal.Row;
import dev.workspacetokens.domain.seal.Seal;
import dev.workspacetokens.table.Keys;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A row before it is sealed.
///
/// @param row as it is to be, all of it
/// @param written those of its attributes that a write sends, null for what it takes away; the others are there already
record Draft(Map<String, AttributeValue> row, Map<String, AttributeValue> written) {

    private static final AttributeValue NOTHING = AttributeValue.fromNul(true);

    /// An item as a whole.
    static <T> Draft of(TableSchema<T> schema, T item) {
        Map<String, AttributeValue> row = schema.itemToMap(item, true);
        return new Draft(row, row);
    }

    /// An item as a whole.
    ///
    /// @param event the key of the audit event of this write
    static <T> Draft of(TableSchema<T> schema, T item, String event) {
        var row = new HashMap<>(schema.itemToMap(item, true));
        row.put(Keys.EVENT, AttributeValue.fromS(event));
        return new Draft(row, row);
    }

    /// The same row, of which only some attributes are sent, beside its key and the event.
    Draft writing(Collection<String> names) {
        var sent = new HashMap<String, AttributeValue>();
        names.forEach(name -> sent.put(name, row.getOrDefault(name, NOTHING)));
        for (String name : new String[]{Keys.PK, Keys.SK, Keys.EVENT}) {
            sent.put(name, row.getOrDefault(name, NOTHING));
        }
        return new Draft(row, sent);
    }

    /// The row as its seal covers it.
    Row toSeal() {
        return SdkAttributes.of(row).row();
    }

    /// What is sent, under its seal.
    EnhancedDocument under(Seal seal) {
        var sealed = new HashMap<>(written);
        sealed.put(Keys.SEAL, AttributeValue.fromB(SdkBytes.fromByteArray(seal.bytes())));
        return EnhancedDocument.fromAttributeValueMap(sealed);
    }

    /// Prints no value: one may be a MAC.
    @Override
    public String toString() {
        return "Draft" + row.keySet();
    }
}
