/// The parts of a decision that need nobody else, by [JMH](https://github.com/openjdk/jmh).
@NullMarked
package dev.workspacetokens.benchmarks.decision;

import org.jspecify.annotations.NullMarked;
