/// The services that a function under measurement talks to. The function is in a process of its own, so that what they
/// need is not counted as its.
@NullMarked
package dev.workspacetokens.benchmarks.aws;

import org.jspecify.annotations.NullMarked;
