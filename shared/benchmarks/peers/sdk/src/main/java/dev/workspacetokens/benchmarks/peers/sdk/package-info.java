/// The authorizer on the clients of AWS's SDK.
@NullMarked
package dev.workspacetokens.benchmarks.peers.sdk;

import org.jspecify.annotations.NullMarked;
