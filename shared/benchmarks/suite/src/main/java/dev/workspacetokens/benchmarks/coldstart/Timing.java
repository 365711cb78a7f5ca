package dev.workspacetokens.benchmarks.coldstart;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// What one life of a function took, in milliseconds.
///
/// @param init from the start of its process until it waits for its first event; behind a restore, from there
/// @param first its first answer
/// @param warm the median of its later answers
/// @param mean the mean of its later answers, for a throughput
/// @param billed the mean of them in whole milliseconds, each rounded up, as Lambda bills
/// @param cpu its processor time for each of the last answers, whatever thread it was on
public record Timing(double init, double first, double warm, double mean, double billed, double cpu) {

    /// What a first request waits for.
    public double initAndFirst() {
        return init + first;
    }

    /// The median of one part of several lives.
    public static double median(List<Timing> timings, ToDoubleFunction<Timing> part) {
        double[] sorted = timings.stream().mapToDouble(part).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
