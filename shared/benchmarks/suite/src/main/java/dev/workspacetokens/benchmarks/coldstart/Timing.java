package dev.workspacetokens.benchmarks.coldstart;

/// What one life of a function took, in milliseconds.
///
/// @param init from the start of its process until it waits for its first event; behind a restore, from there
/// @param first its first answer
/// @param warm the median of its later answers
/// @param mean the mean of its later answers, for a throughput
/// @param billed the mean of them in whole milliseconds, each rounded up, as Lambda bills
/// @param cpu its processor time for each of the last answers, whatever thread it was on
record Timing(double init, double first, double warm, double mean, double billed, double cpu) {

    double initAndFirst() {
        return init + first;
    }
}
