/// The authorizer as an application of Spring Cloud Function.
@NullMarked
package dev.workspacetokens.benchmarks.peers.spring;

import org.jspecify.annotations.NullMarked;
