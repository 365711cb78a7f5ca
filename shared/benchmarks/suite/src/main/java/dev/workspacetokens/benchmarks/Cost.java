package dev.workspacetokens.benchmarks;

import java.io.IOException;

/// What one warm environment answers in a second, and what a million authorizations cost, from what the other
/// benchmarks measured.
///
/// Arguments: the milliseconds of a warm answer, the memory in MB, the read units of an authorization; then, in place of
/// the list prices, the dollars for a million requests of Lambda, for a GB-second, and for a million read units.
final class Cost {

    /// [Lambda](https://aws.amazon.com/lambda/pricing/), x86, us-east-1.
    private static final double MILLION_REQUESTS = 0.20;
    private static final double GB_SECOND = 0.0000166667;
    /// [DynamoDB](https://aws.amazon.com/dynamodb/pricing/on-demand/), on demand, standard table, us-east-1.
    private static final double MILLION_READ_UNITS = 0.125;
    private static final double MILLION = 1e6;
    private static final double MB_PER_GB = 1_024;

    private Cost() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 3) {
            throw new IllegalArgumentException("Cost needs: milliseconds, megabytes, read units");
        }
        double millis = Double.parseDouble(arguments[0]);
        double memory = Double.parseDouble(arguments[1]);
        double readUnits = Double.parseDouble(arguments[2]);
        double requests = price(arguments, 3, MILLION_REQUESTS);
        // Lambda counts whole milliseconds.
        double compute = Math.ceil(millis) / 1_000 * MILLION * memory / MB_PER_GB * price(arguments, 4, GB_SECOND);
        double reads = readUnits * price(arguments, 5, MILLION_READ_UNITS);
        Readme.put("cost",
                """
                        One warm environment at %,.0f MB: %,.0f authorizations a second. A million of them: $%.2f (requests $%.2f, compute
                        $%.2f, %.0f read units each $%.2f), at list prices, without API Gateway.
                        """
                        .formatted(memory, 1_000 / millis, requests + compute + reads, requests, compute, readUnits,
                                reads));
    }

    private static double price(String[] arguments, int at, double list) {
        return arguments.length > at ? Double.parseDouble(arguments[at]) : list;
    }
}
