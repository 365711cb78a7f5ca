package dev.workspacetokens.application.audit;

import java.util.Collection;
import java.util.Set;

/// [Tells][TellEvents] receivers outside what was noted, and keeps the keys of those that it could not tell, so that
/// nothing waits for them.
public final class ForwardEvents {

    private final TellEvents tell;
    private final Untold untold;

    public ForwardEvents(TellEvents tell, Untold untold) {
        this.tell = tell;
        this.untold = untold;
    }

    /// Tells the events of these keys.
    ///
    /// @return those that were neither told nor kept: the same call must be made again for them, or they are lost
    public Set<EventKey> run(Collection<EventKey> keys) {
        Set<EventKey> failed = tell.run(keys);
        return failed.isEmpty() ? failed : untold.keep(failed);
    }
}
