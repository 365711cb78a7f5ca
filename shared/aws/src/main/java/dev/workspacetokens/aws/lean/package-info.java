/// DynamoDB and KMS for an authorizer: the SDK's own interfaces, requests and answers, sent without the SDK's pipeline,
/// which takes half of an authorization's processor time and a third of a cold start.
///
/// Clients of this package answer the few operations that an authorizer asks for and refuse every other one. What goes
/// over the wire follows the SDK's own description of its classes ([Shapes]) and signs as it does ([SignatureV4]); the
/// tests hold both against the SDK.
@NullMarked
package dev.workspacetokens.aws.lean;

import org.jspecify.annotations.NullMarked;
