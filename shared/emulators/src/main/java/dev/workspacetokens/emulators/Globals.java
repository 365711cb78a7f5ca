package dev.workspacetokens.emulators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The template's Globals.
final class Globals {

    private Globals() {}

    /// Globals under a resource's own properties, as SAM merges them: mappings key by key, lists one after the other,
    /// and the resource's own scalar wins.
    static Object merge(Object global, Object own) {
        if (global instanceof Map<?, ?> left && own instanceof Map<?, ?> right && !Intrinsics.isFunction(left)
                && !Intrinsics.isFunction(right)) {
            var merged = new LinkedHashMap<Object, Object>(left);
            right.forEach((key, value) -> {
                Object base = left.get(key);
                merged.put(key, base == null ? value : merge(base, value));
            });
            return merged;
        }
        if (global instanceof List<?> left && own instanceof List<?> right) {
            var merged = new ArrayList<Object>(left);
            merged.addAll(right);
            return merged;
        }
        return own;
    }
}
