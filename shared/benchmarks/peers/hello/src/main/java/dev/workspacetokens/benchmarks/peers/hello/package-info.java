/// The least that a Java function can do.
@NullMarked
package dev.workspacetokens.benchmarks.peers.hello;

import org.jspecify.annotations.NullMarked;
