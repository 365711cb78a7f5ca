package dev.workspacetokens.lambda;

import dev.workspacetokens.domain.seal.Row;
import dev.workspacetokens.domain.seal.Seal;
import dev.workspacetokens.domain.seal.SealCheck;
import dev.workspacetokens.domain.seal.SealRefused;
import org.jspecify.annotations.Nullable;

/// Tells operators of each row that a check refuses: somebody who is not this deployment writes to the table.
///
/// @param check that refuses
/// @param metrics where refusals are counted
public record WatchedSeals(SealCheck check, Metrics metrics) implements SealCheck {

    @Override
    public boolean isGenuine(Row row, Seal seal) {
        return check.isGenuine(row, seal);
    }

    @Override
    public void require(Row row, @Nullable Seal seal) {
        try {
            check.require(row, seal);
        } catch (SealRefused e) {
            metrics.count("Seals", "refused", "Row", e.kind());
            Log.error(WatchedSeals.class, "refused: " + e.getMessage());
            throw e;
        }
    }
}
