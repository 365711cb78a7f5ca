package dev.workspacetokens.trail;

import dev.workspacetokens.application.audit.Event;
import dev.workspacetokens.application.audit.EventKey;
import dev.workspacetokens.application.audit.Receivers;
import dev.workspacetokens.lambda.Failures;
import dev.workspacetokens.lambda.Log;
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
record EventBridgeReceivers(Supplier<EventBridgeClient> client, String bus) implements Receivers {

    /// What receivers' rules select by.
    static final String SOURCE = "workspace-tokens";

    /// The most events of one call, and the most that they may have together, in characters of at most three bytes:
    /// EventBridge takes 10, and 256 KiB.
    private static final int MOST = 10;
    private static final int MOST_CHARACTERS = 80_000;

    /// Gives up at the first call that fails as a whole: those behind it would take as long, and whoever calls has no
    /// time for all of them.
    @Override
    public Set<EventKey> tell(List<Event> events) {
        var failed = new HashSet<EventKey>();
        List<List<Entry>> calls = calls(events);
        for (int i = 0; i < calls.size(); i++) {
            try {
                put(calls.get(i)).forEach(entry -> failed.add(entry.key()));
            } catch (SdkException e) {
                Log.warn(EventBridgeReceivers.class, "EventBridge takes nothing: " + Failures.name(e));
                calls.subList(i, calls.size()).forEach(call -> call.forEach(entry -> failed.add(entry.key())));
                break;
            }
        }
        return failed;
    }

    private List<List<Entry>> calls(List<Event> events) {
        var calls = new ArrayList<List<Entry>>();
        int size = 0;
        for (Event event : events) {
            Entry entry = entry(event);
            if (calls.isEmpty() || calls.getLast().size() == MOST || size + entry.size() > MOST_CHARACTERS) {
                calls.add(new ArrayList<>());
                size = 0;
            }
            calls.getLast().add(entry);
            size += entry.size();
        }
        return calls;
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

    /// One call, for the SDK repeats what gets no answer.
    ///
    /// @return those that were not told
    private List<Entry> put(List<Entry> entries) {
        List<PutEventsResultEntry> results = client.get()
                .putEvents(r -> r.entries(entries.stream().map(Entry::told).toList())).entries();
        var failed = new ArrayList<Entry>();
        for (int i = 0; i < entries.size(); i++) {
            String error = i < results.size() ? results.get(i).errorCode() : "no result";
            if (error != null) {
                Log.warn(EventBridgeReceivers.class, "not told: " + entries.get(i).key() + ": " + error);
                failed.add(entries.get(i));
            }
        }
        return failed;
    }
}
