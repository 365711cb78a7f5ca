/// What lets somebody see, refuse and break the conversation between a client and its service.
///
/// An [Interceptor] stands before a client of a service: [Requests] writes down what is sent, others fail it.
@NullMarked
package dev.workspacetokens.emulators.intercept;

import org.jspecify.annotations.NullMarked;
