/// The events in `events/` with what must come of each: here on the embedded table and key, elsewhere by `sam local`.
@NullMarked
package dev.workspacetokens.acceptance.events;

import org.jspecify.annotations.NullMarked;
