/// Tells receivers outside what the audit trail notes: [ForwardEventsHandler] as it is noted,
/// [ResendEventsHandler] what could not be told then. They can read events and nothing else.
@NullMarked
package dev.workspacetokens.trail;

import org.jspecify.annotations.NullMarked;
