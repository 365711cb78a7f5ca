/// Authorizers that decide the same on the same items, built as the documentation of the SDK and of Lambda shows it:
/// event classes, clients with their defaults, beans or a call of KMS for each request.
@NullMarked
package dev.workspacetokens.benchmarks.peers.sdk;

import org.jspecify.annotations.NullMarked;
