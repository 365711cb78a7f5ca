package dev.workspacetokens.domain.decision;

import dev.workspacetokens.domain.token.CredentialKey;
import dev.workspacetokens.domain.token.CredentialKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keys in a map, the last one current. Notes every derivation, as a key service would bill it.
final class InMemoryKeys implements CredentialKeys {

    final Map<String, byte[]> known = new LinkedHashMap<>();
    final List<String> derived = new ArrayList<>();

    InMemoryKeys() {
        known.put("key-1", new byte[]{1});
    }

    @Override
    public CredentialKey current() {
        return derive(known.keySet().stream().reduce("", (_, last) -> last));
    }

    @Override
    public Optional<CredentialKey> find(String id) {
        return known.containsKey(id) ? Optional.of(derive(id)) : Optional.empty();
    }

    private CredentialKey derive(String id) {
        derived.add(id);
        return new CredentialKey(id, known.getOrDefault(id, new byte[]{0}));
    }
}
