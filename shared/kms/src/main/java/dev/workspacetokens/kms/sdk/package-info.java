/// KMS by the SDK's client, for all functions but the authorizers, whose artifact has none.
@NullMarked
package dev.workspacetokens.kms.sdk;

import org.jspecify.annotations.NullMarked;
