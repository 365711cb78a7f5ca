package dev.workspacetokens.kms;

import dev.workspacetokens.domain.seal.Row;
import dev.workspacetokens.domain.seal.Seal;
import dev.workspacetokens.domain.seal.Sealer;
import java.util.List;

/// Seals rows in this process, with a key derived from the HMAC key behind the alias: anew each time, so that a
/// rotation counts at once and nothing is kept. One call of KMS, whatever the number of rows.
public final class KmsSealer implements Sealer {

    private final Derivation derivation;
    private final String alias;

    /// @param alias of the active HMAC key
    public KmsSealer(MacGenerator kms, String alias) {
        this.derivation = new Derivation(kms);
        this.alias = alias;
    }

    @Override
    public List<Seal> seal(List<Row> rows) {
        return rows.isEmpty() ? List.of() : derivation.sealByAlias(alias).seal(rows);
    }
}
