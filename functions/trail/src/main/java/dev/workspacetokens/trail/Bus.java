package dev.workspacetokens.trail;

import dev.workspacetokens.lambda.Failures;
import dev.workspacetokens.lambda.Log;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/// An EventBridge bus. A call takes several entries, and each of them can fail by itself.
///
/// @param client of the bus's region
/// @param name its name or ARN
record Bus(Supplier<EventBridgeClient> client, String name) {

    /// What receivers' rules select by.
    static final String SOURCE = "workspace-tokens";

    /// The most entries of one call, and the most that they may have together, in characters of at most three bytes:
    /// EventBridge takes 10, and 256 KiB.
    private static final int MOST = 10;
    static final int MOST_CHARACTERS = 80_000;

    /// What is told.
    ///
    /// @param key by which a failure is named
    /// @param at when it was
    /// @param detail as JSON
    record Entry<K>(K key, Instant at, String type, String detail) {}

    /// Tells entries. Gives up at the first call that fails as a whole: those behind it would take as long, and whoever
    /// calls has no time for all of them.
    ///
    /// @return the keys of those that were not taken
    <K> Set<K> tell(List<Entry<K>> entries) {
        var failed = new HashSet<K>();
        List<List<Entry<K>>> calls = calls(entries);
        for (int i = 0; i < calls.size(); i++) {
            try {
                put(calls.get(i)).forEach(entry -> failed.add(entry.key()));
            } catch (SdkException e) {
                Log.warn(Bus.class, "EventBridge takes nothing: " + Failures.name(e));
                calls.subList(i, calls.size()).forEach(call -> call.forEach(entry -> failed.add(entry.key())));
                break;
            }
        }
        return failed;
    }

    private static <K> List<List<Entry<K>>> calls(List<Entry<K>> entries) {
        var calls = new ArrayList<List<Entry<K>>>();
        int size = 0;
        for (Entry<K> entry : entries) {
            int more = entry.detail().length();
            if (calls.isEmpty() || calls.getLast().size() == MOST || size + more > MOST_CHARACTERS) {
                calls.add(new ArrayList<>());
                size = 0;
            }
            calls.getLast().add(entry);
            size += more;
        }
        return calls;
    }

    /// One call, for the SDK repeats what gets no answer.
    ///
    /// @return those that were not told
    private <K> List<Entry<K>> put(List<Entry<K>> entries) {
        List<PutEventsResultEntry> results = client.get()
                .putEvents(r -> r.entries(entries.stream().map(this::request).toList())).entries();
        var failed = new ArrayList<Entry<K>>();
        for (int i = 0; i < entries.size(); i++) {
            String error = i < results.size() ? results.get(i).errorCode() : "no result";
            if (error != null) {
                Log.warn(Bus.class, "not told: " + entries.get(i).key() + ": " + error);
                failed.add(entries.get(i));
            }
        }
        return failed;
    }

    private PutEventsRequestEntry request(Entry<?> entry) {
        return PutEventsRequestEntry.builder().source(SOURCE).eventBusName(name).time(entry.at())
                .detailType(entry.type()).detail(entry.detail()).build();
    }
}
