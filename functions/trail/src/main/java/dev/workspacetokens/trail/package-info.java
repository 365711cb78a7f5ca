/// What no client calls. Three functions follow the table's stream of keys: [ForwardEventsHandler] tells receivers
/// outside what the trail notes, and [ResendEventsHandler] what could not be told then; they can read events and nothing
/// else. [WatchWritesHandler] finds rows that somebody else wrote; of rows it can read which event they name, and
/// nothing else. A schedule calls two: [TellExpiringHandler] tells the same receivers which tokens expire, and
/// [SweepGrantsHandler] deletes the grants that changes left behind.
@NullMarked
package dev.workspacetokens.trail;

import org.jspecify.annotations.NullMarked;
