package dev.workspacetokens.domain.seal;

import java.util.List;

/// Seals rows.
@FunctionalInterface
public interface Sealer {

    /// The seals of rows, in their order.
    List<Seal> seal(List<Row> rows);
}
