/// What tests of the product run against: a [Backend], taken from one place ([Backend#shared()]), and what lets a test
/// see and break the conversation with it.
///
/// An [Interceptor] stands between a client ([InterceptedDynamoDb], [InterceptedKms]) and its service: [Requests] writes
/// down what is sent, others fail it. A [ManualClock] is the time.
@NullMarked
package dev.workspacetokens.emulators.backend;

import org.jspecify.annotations.NullMarked;
