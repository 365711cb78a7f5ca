/// The services that a function under measurement talks to, in a process of their own.
@NullMarked
package dev.workspacetokens.benchmarks.aws;

import org.jspecify.annotations.NullMarked;
