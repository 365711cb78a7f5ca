package dev.workspacetokens.domain.seal;

import org.jspecify.annotations.Nullable;

/// Checks the seals of rows.
@FunctionalInterface
public interface SealCheck {

    /// Says whether the seal is that of the row, made with a key that this deployment lists.
    ///
    /// @throws RuntimeException when the key is listed and not at hand: nobody knows then
    boolean isGenuine(Row row, Seal seal);

    /// Lets a row pass that is as it was sealed.
    ///
    /// @param seal null when the row has none
    /// @throws SealRefused when it is not
    /// @throws RuntimeException when the key is listed and not at hand
    default void require(Row row, @Nullable Seal seal) {
        if (seal == null || !isGenuine(row, seal)) {
            throw new SealRefused(row.kind());
        }
    }
}
