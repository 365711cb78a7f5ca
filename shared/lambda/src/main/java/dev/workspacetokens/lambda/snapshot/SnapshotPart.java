package dev.workspacetokens.lambda.snapshot;

/// A part of a function that a snapshot must not freeze as it happens to be. An exception of [#prime()] or
/// [#recover()] is logged and goes no further: neither a deployment nor a restore fails for it. An error, such as a
/// missing class, ends a deployment.
public interface SnapshotPart {

    /// Does once, before the snapshot, what a request will need, so that all of it is loaded. What this leaves behind
    /// that is secret or unique, [#forget()] drops.
    void prime();

    /// Drops what no snapshot may hold: keys above all. Called after every part has been primed.
    default void forget() {}

    /// Gets back, behind a restore, what was dropped, and connects anew. Has a few seconds.
    default void recover() {
        prime();
    }
}
