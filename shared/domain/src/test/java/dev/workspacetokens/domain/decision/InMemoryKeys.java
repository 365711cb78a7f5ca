package dev.workspacetokens.domain.decision;

import dev.workspacetokens.domain.mac.Subkey;
import dev.workspacetokens.domain.token.CredentialKey;
import dev.workspacetokens.domain.token.CredentialKeys;
import dev.workspacetokens.domain.token.IssuingKeys;
import dev.workspacetokens.domain.token.TagKey;
import dev.workspacetokens.domain.token.TagKeys;
import dev.workspacetokens.domain.token.TokenSecret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keys in a map, the last one current. Notes every derivation for a credential, as a key service would bill it.
final class InMemoryKeys implements IssuingKeys, TagKeys, CredentialKeys {

    final Map<String, Integer> known = new LinkedHashMap<>();
    final List<String> derived = new ArrayList<>();
    /// What keeps a tag from being checked.
    @Nullable RuntimeException failure;

    InMemoryKeys() {
        known.put("key-1", 1);
    }

    @Override
    public Current current() {
        String last = known.keySet().stream().reduce("", (_, id) -> id);
        return new Current(derive(last), tag(last));
    }

    @Override
    public boolean made(TokenSecret token) {
        if (failure != null) {
            throw failure;
        }
        return known.keySet().stream().anyMatch(id -> tag(id).made(token));
    }

    @Override
    public Optional<CredentialKey> find(String id) {
        return known.containsKey(id) ? Optional.of(derive(id)) : Optional.empty();
    }

    private CredentialKey derive(String id) {
        derived.add(id);
        return new CredentialKey(subkey(id, 'c'));
    }

    private TagKey tag(String id) {
        return new TagKey(subkey(id, 't'));
    }

    private Subkey subkey(String id, char use) {
        return new Subkey(id, new byte[]{(byte) use, known.getOrDefault(id, 0).byteValue()});
    }
}
