/// What whoever operates the system relies on: metrics, logs, faults of DynamoDB and KMS, and the script that
/// adds owners.
@NullMarked
package dev.workspacetokens.acceptance.operations;

import org.jspecify.annotations.NullMarked;
