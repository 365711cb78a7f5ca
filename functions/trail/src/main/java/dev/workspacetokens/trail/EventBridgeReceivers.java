package dev.workspacetokens.trail;

import dev.workspacetokens.application.audit.Event;
import dev.workspacetokens.application.audit.EventKey;
import dev.workspacetokens.application.audit.Receivers;
import dev.workspacetokens.lambda.Failures;
import dev.workspacetokens.lambda.Log;
import dev.workspacetokens.lambda.retry.Pause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/// The [Receivers] behind an EventBridge bus. A call takes several events, and each of them can fail by itself.
///
/// @param client of the bus's region
/// @param bus its name or ARN
/// @param pause between attempts
record EventBridgeReceivers(Supplier<EventBridgeClient> client, String bus, Pause pause) implements Receivers {

    /// What receivers' rules select by.
    static final String SOURCE = "workspace-tokens";

    /// The most events of one call, and the most that they may have together, in characters of at most three bytes:
    /// EventBridge takes 10, and 256 KiB.
    private static final int MOST = 10;
    private static final int MOST_CHARACTERS = 80_000;
    private static final int MAX_ATTEMPTS = 3;

    @Override
    public Set<EventKey> tell(List<Event> events) {
        var failed = new HashSet<EventKey>();
        var call = new ArrayList<Entry>();
        int size = 0;
        for (Event event : events) {
            Entry entry = entry(event);
            if (call.size() == MOST || (size > 0 && size + entry.size() > MOST_CHARACTERS)) {
                failed.addAll(put(call));
                call.clear();
                size = 0;
            }
            call.add(entry);
            size += entry.size();
        }
        failed.addAll(put(call));
        return failed;
    }

    private record Entry(EventKey key, PutEventsRequestEntry told) {
        int size() {
            return told.detail().length();
        }
    }

    private Entry entry(Event event) {
        return new Entry(EventKey.of(event), PutEventsRequestEntry.builder().source(SOURCE).eventBusName(bus)
                .time(event.at()).detailType(event.deed().type().id()).detail(EventDetail.json(event)).build());
    }

    private Set<EventKey> put(List<Entry> entries) {
        var rest = new ArrayList<>(entries);
        for (int attempt = 1; !rest.isEmpty(); attempt++) {
            rest.removeAll(told(rest));
            if (rest.isEmpty() || attempt == MAX_ATTEMPTS) {
                break;
            }
            pause.untilNext(attempt);
        }
        var failed = new HashSet<EventKey>();
        rest.forEach(entry -> failed.add(entry.key()));
        return failed;
    }

    private List<Entry> told(List<Entry> entries) {
        try {
            List<PutEventsResultEntry> results = client.get()
                    .putEvents(r -> r.entries(entries.stream().map(Entry::told).toList())).entries();
            var told = new ArrayList<Entry>();
            for (int i = 0; i < entries.size(); i++) {
                if (i < results.size() && results.get(i).errorCode() == null) {
                    told.add(entries.get(i));
                } else {
                    Log.warn(EventBridgeReceivers.class, "not told: " + entries.get(i).key() + ": "
                            + (i < results.size() ? results.get(i).errorCode() : "no result"));
                }
            }
            return told;
        } catch (SdkException e) {
            Log.warn(EventBridgeReceivers.class, "not told: " + entries.size() + " events: " + Failures.name(e));
            return List.of();
        }
    }
}
