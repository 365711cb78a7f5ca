package dev.workspacetokens.trail;

import dev.workspacetokens.application.audit.Event;
import dev.workspacetokens.application.audit.EventKey;
import dev.workspacetokens.application.audit.Receivers;
import java.util.List;
import java.util.Set;

/// The [Receivers] behind an EventBridge bus.
record EventBridgeReceivers(Bus bus) implements Receivers {

    @Override
    public Set<EventKey> tell(List<Event> events) {
        return bus.tell(events.stream().map(event -> new Bus.Entry<>(EventKey.of(event), event.at(),
                event.deed().type().id(), EventDetail.json(event))).toList());
    }
}
