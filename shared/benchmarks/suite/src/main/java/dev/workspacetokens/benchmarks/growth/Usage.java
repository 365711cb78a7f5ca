package dev.workspacetokens.benchmarks.growth;

/// What one operation used.
///
/// @param requests to DynamoDB
/// @param readUnits as DynamoDB counted them
/// @param writeUnits as DynamoDB counted them
/// @param kms requests to KMS
/// @param bytes of all bodies, both ways
record Usage(int requests, double readUnits, double writeUnits, int kms, long bytes) {

    static final Usage NONE = new Usage(0, 0, 0, 0, 0);

    Usage plus(Usage other) {
        return new Usage(requests + other.requests, readUnits + other.readUnits, writeUnits + other.writeUnits,
                kms + other.kms, bytes + other.bytes);
    }
}
