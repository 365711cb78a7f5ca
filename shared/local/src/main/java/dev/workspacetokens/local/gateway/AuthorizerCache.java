package dev.workspacetokens.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workspacetokens.emulators.RouteAuthorizer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Verdicts of Lambda authorizers, kept for their time to live under the authorizer and the values of its identity
/// sources, whatever route they were for: that is why a policy must name the routes that it means.
final class AuthorizerCache {

    private record Key(String authorizer, List<String> identity) {}

    private record Entry(JsonNode verdict, Instant until) {}

    private final Map<Key, Entry> entries = new ConcurrentHashMap<>();
    private final InstantSource clock;

    AuthorizerCache(InstantSource clock) {
        this.clock = clock;
    }

    Optional<JsonNode> get(RouteAuthorizer.Lambda authorizer, List<String> identity) {
        Entry entry = entries.get(new Key(authorizer.name(), identity));
        return entry != null && clock.instant().isBefore(entry.until())
                ? Optional.of(entry.verdict())
                : Optional.empty();
    }

    void put(RouteAuthorizer.Lambda authorizer, List<String> identity, JsonNode verdict) {
        if (!authorizer.cacheTtl().isZero() && !identity.isEmpty()) {
            entries.put(new Key(authorizer.name(), identity),
                    new Entry(verdict, clock.instant().plus(authorizer.cacheTtl())));
        }
    }
}
