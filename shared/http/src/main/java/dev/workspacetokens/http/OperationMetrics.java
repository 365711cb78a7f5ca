package dev.workspacetokens.http;

import dev.workspacetokens.lambda.Metrics;

/// Counts what operations were called and how they were answered.
final class OperationMetrics {

    private static final String OPERATIONS = "Operations";
    private static final String OPERATION = "Operation";

    private OperationMetrics() {}

    /// @param route as the gateway declares it, so that there are not more of them than routes
    static void count(Metrics metrics, String route, Answer answer) {
        metrics.count(OPERATIONS, answer.status() / 100 + "xx", OPERATION, route);
    }
}
