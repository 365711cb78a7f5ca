package dev.workspacetokens.trail;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.workspacetokens.application.walk.Digest;
import dev.workspacetokens.application.walk.DigestReceivers;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The [DigestReceivers] behind an EventBridge bus.
///
/// @param clock says when they are told
record EventBridgeDigests(Bus bus, InstantSource clock) implements DigestReceivers {

    /// What rules for digests select by.
    static final String TYPE = "tokens.expiring";

    @Override
    public Set<Digest> tell(List<Digest> digests) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<String, Digest> byId = digests.stream().collect(toMap(Digest::id, digest -> digest));
        return bus.tell(digests.stream()
                .map(digest -> new Bus.Entry<>(digest.id(), now, TYPE, DigestDetail.json(digest, now))).toList())
                .stream().map(id -> Objects.requireNonNull(byId.get(id))).collect(toSet());
    }
}
