/// What requests, units, bytes and time the operations take as tokens and grants grow.
@NullMarked
package dev.workspacetokens.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
