/// DynamoDB and KMS at an address of this machine ([LoopbackAws]), for clients that speak to AWS over the wire.
@NullMarked
package dev.workspacetokens.emulators.wire;

import org.jspecify.annotations.NullMarked;
