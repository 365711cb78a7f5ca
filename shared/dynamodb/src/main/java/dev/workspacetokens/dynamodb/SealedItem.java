package dev.workspacetokens.dynamodb;

import dev.workspacetokens.domain.seal.Seal;
import dev.workspacetokens.domain.seal.SealCheck;
import dev.workspacetokens.domain.seal.SealRefused;
import dev.workspacetokens.table.Keys;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An item that was read, and whose seal was verified.
///
/// @param item what it says
/// @param seal the one that was verified
record SealedItem<T>(T item, Seal seal) {

    /// Reads one, strongly consistent; null when there is none.
    ///
    /// @throws SealRefused when it is not as this deployment sealed it
    static <T> @Nullable SealedItem<T> read(TokenTable table, Key key, TableSchema<T> schema, SealCheck check) {
        EnhancedDocument row = table.rows().getItem(r -> r.consistentRead(true).key(key));
        return row == null ? null : of(row, schema, check);
    }

    /// The item in a row.
    ///
    /// @throws SealRefused when it is not as this deployment sealed it
    static <T> SealedItem<T> of(EnhancedDocument row, TableSchema<T> schema, SealCheck check) {
        var attributes = SdkAttributes.of(row.toMap()).require(check);
        return new SealedItem<>(schema.mapToItem(row.toMap()), Objects.requireNonNull(attributes.seal()));
    }

    /// The condition that the row is the one that was read.
    Expression unchanged() {
        return under(seal);
    }

    /// The condition that a row has this seal.
    static Expression under(Seal seal) {
        return WriteConditions.equal(Keys.SEAL, AttributeValue.fromB(SdkBytes.fromByteArray(seal.bytes())));
    }
}
