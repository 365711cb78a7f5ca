/// The HMAC key: it stays in KMS, and a key derived from it checks credentials in memory.
@NullMarked
package dev.workspacetokens.aws.kms;

import org.jspecify.annotations.NullMarked;
