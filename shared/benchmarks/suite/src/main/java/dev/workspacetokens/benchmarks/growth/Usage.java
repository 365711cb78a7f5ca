package dev.workspacetokens.benchmarks.growth;

/// What one operation sent.
///
/// @param requests to DynamoDB
/// @param kms requests to KMS
/// @param bytes of all bodies, both ways
record Usage(int requests, int kms, long bytes) {

    static final Usage NONE = new Usage(0, 0, 0);

    Usage plus(Usage other) {
        return new Usage(requests + other.requests, kms + other.kms, bytes + other.bytes);
    }
}
