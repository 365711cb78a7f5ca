/// DynamoDB and KMS for an authorizer, without the SDK, which takes more than half of an authorization's processor time
/// and half of a cold start.
///
/// Three operations of the table ([LeanTable]) and one of the keys ([LeanMacGenerator]) are written and read as streams
/// of JSON ([JsonService]), signed here ([SignatureV4]) and posted by Java's own client ([Post]). The tests hold
/// requests, answers, failures and signatures against the SDK's clients. Of the SDK there are the exceptions of every
/// service and, where the variables have none, its providers of credentials. Two things that the SDK does are left out:
/// DynamoDB's checksum of an answer, which TLS protects already, and the correction of a wrong clock, which Lambda does
/// not have.
@NullMarked
package dev.workspacetokens.lean;

import org.jspecify.annotations.NullMarked;
