/// What authorizing costs, measured on the machine at hand: one main class for each benchmark. Each prints its figures
/// and writes them to `docs/performance`.
@NullMarked
package dev.workspacetokens.benchmarks;

import org.jspecify.annotations.NullMarked;
