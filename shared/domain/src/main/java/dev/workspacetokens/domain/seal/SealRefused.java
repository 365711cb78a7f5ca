package dev.workspacetokens.domain.seal;

/// A row has no seal of this deployment: somebody else wrote it, or changed it. Nothing may be concluded from it.
public final class SealRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String kind;

    /// @param kind what the row is
    public SealRefused(String kind) {
        super("a row of the kind " + kind + " was not written by this deployment");
        this.kind = kind;
    }

    /// What the row is.
    public String kind() {
        return kind;
    }
}
