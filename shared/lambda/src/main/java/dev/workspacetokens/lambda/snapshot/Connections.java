package dev.workspacetokens.lambda.snapshot;

/// Whether the connections of a function's clients outlive their answer. They do, but for those that are made before a
/// snapshot: behind a restore nobody would be at their other end.
public final class Connections {

    private volatile boolean lasting = true;

    /// Whether a connection that is used now outlives its answer.
    public boolean lasting() {
        return lasting;
    }

    void endWithTheirAnswer() {
        lasting = false;
    }

    void last() {
        lasting = true;
    }
}
