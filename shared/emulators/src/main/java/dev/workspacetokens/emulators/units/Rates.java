package dev.workspacetokens.emulators.units;

/// Units for bytes: a read unit for each 4 KB begun, a write unit for each KB begun, of 1,024 bytes. Nothing is free:
/// an item that is not there costs what the smallest does.
///
/// For a Query that finds nothing the developer guide names no minimum. It is counted like an item that is not there.
final class Rates {

    /// A transaction prepares and commits: it does everything twice.
    static final int TRANSACTION = 2;

    private static final long KB = 1_024;
    private static final long READ = 4 * KB;

    private Rates() {}

    /// Read units of what is read and rounded up together.
    ///
    /// @param consistent whether strongly; eventually costs half
    static double read(long bytes, boolean consistent) {
        return begun(bytes, READ) * (consistent ? 1 : 0.5);
    }

    /// Write units of one item.
    ///
    /// @param bytes the larger of the sizes before and after
    static double write(long bytes) {
        return begun(bytes, KB);
    }

    private static double begun(long bytes, long unit) {
        return Math.max(1, Math.ceilDiv(bytes, unit));
    }
}
