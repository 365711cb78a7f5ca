package dev.workspacetokens.domain.seal;

import dev.workspacetokens.domain.mac.Subkey;
import java.util.List;

/// A key that rows are sealed with and seals are checked with.
public final class SealKey implements Sealer, SealCheck {

    private final Subkey subkey;
    private final KeyHint hint;

    /// @param subkey derived for seals, and for nothing else
    public SealKey(Subkey subkey) {
        this.subkey = subkey;
        this.hint = KeyHint.of(subkey.id());
    }

    @Override
    public List<Seal> seal(List<Row> rows) {
        return rows.stream().map(this::seal).toList();
    }

    /// Takes the same time whatever the answer.
    @Override
    public boolean isGenuine(Row row, Seal seal) {
        return seal(row).equals(seal);
    }

    private Seal seal(Row row) {
        return Seal.of(hint, subkey.mac(row.message()));
    }

    @Override
    public String toString() {
        return "SealKey[" + subkey.id() + "]";
    }
}
