package dev.workspacetokens.dynamodb;

import dev.workspacetokens.lambda.Failures;
import dev.workspacetokens.lambda.Log;
import dev.workspacetokens.table.Keys;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;

/// Rows that nothing seals, so that anybody who writes the table may have put anything there: what one holds must not
/// stand in the way of others, nor of a revocation.
final class UnsealedRow {

    private UnsealedRow() {}

    /// What a row holds; nothing, and a line in the log, where it cannot be read.
    static <T> Optional<T> read(TableSchema<T> schema, EnhancedDocument row) {
        try {
            return Optional.of(schema.mapToItem(row.toMap()));
        } catch (RuntimeException e) {
            Log.warn(UnsealedRow.class, "cannot read the row " + row.getString(Keys.PK) + ' ' + row.getString(Keys.SK)
                    + ": " + Failures.name(e));
            return Optional.empty();
        }
    }

    static Key key(EnhancedDocument row) {
        return TokenTable.key(row.getString(Keys.PK), row.getString(Keys.SK));
    }

    /// The position of a row in a partition that is read as a whole.
    static String position(EnhancedDocument row) {
        return row.getString(Keys.SK);
    }
}
