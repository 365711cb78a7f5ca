package dev.workspacetokens.dynamodb;

import dev.workspacetokens.domain.seal.Seal;
import dev.workspacetokens.domain.seal.Sealer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Seals rows for the write that they are sent in.
///
/// @param sealer of this kind of rows
public record Sealing(Sealer sealer) {

    /// The rows under their seals, in their order.
    List<EnhancedDocument> seal(List<Draft> drafts) {
        List<Seal> seals = sealer.seal(drafts.stream().map(Draft::toSeal).toList());
        var rows = new ArrayList<EnhancedDocument>();
        for (int i = 0; i < drafts.size(); i++) {
            rows.add(drafts.get(i).under(seals.get(i)));
        }
        return rows;
    }

    /// Rows that were written out elsewhere, under their seals: what tests and benchmarks put into a table.
    public List<Map<String, AttributeValue>> sealed(List<Map<String, AttributeValue>> rows) {
        return seal(rows.stream().map(row -> new Draft(row, row)).toList()).stream().map(EnhancedDocument::toMap)
                .toList();
    }

    /// The row under its seal.
    EnhancedDocument seal(Draft draft) {
        return seal(List.of(draft)).getFirst();
    }
}
