package dev.workspacetokens.emulators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the untyped values of a template; what has another form than expected is an error that names the place.
final class Values {

    private Values() {}

    static Map<String, Object> map(Object value, String place) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new TemplateException(place, "expected a mapping");
        }
        var result = new LinkedHashMap<String, Object>();
        map.forEach((key, element) -> result.put(String.valueOf(key), element));
        return result;
    }

    /// The mapping under a key, empty when it is absent.
    static Map<String, Object> map(Map<String, Object> parent, String key, String place) {
        return map(parent.getOrDefault(key, Map.of()), place + "/" + key);
    }

    static Map<String, String> texts(Map<String, Object> parent, String key, String place) {
        var result = new LinkedHashMap<String, String>();
        map(parent, key, place).forEach((name, value) -> result.put(name, Intrinsics.text(value, place + "/" + name)));
        return result;
    }

    /// The text under a key.
    static String text(Map<String, Object> parent, String key, String place) {
        Object value = parent.get(key);
        if (value == null) {
            throw new TemplateException(place, key + " is missing");
        }
        return Intrinsics.text(value, place + "/" + key);
    }

    static String text(Map<String, Object> parent, String key, String fallback, String place) {
        return parent.containsKey(key) ? text(parent, key, place) : fallback;
    }

    static List<?> list(Map<String, Object> parent, String key, String place) {
        return Intrinsics.list(parent.getOrDefault(key, List.of()), place + "/" + key);
    }

    static List<String> textList(Map<String, Object> parent, String key, String place) {
        return list(parent, key, place).stream().map(one -> Intrinsics.text(one, place + "/" + key)).toList();
    }

    /// Globals under a resource's own properties, as SAM merges them: mappings key by key, lists one after the other,
    /// and the resource's own scalar wins.
    static Object merge(Object global, Object own) {
        if (global instanceof Map<?, ?> left && own instanceof Map<?, ?> right && !isIntrinsic(left)
                && !isIntrinsic(right)) {
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

    private static boolean isIntrinsic(Map<?, ?> map) {
        return map.size() == 1
                && map.keySet().stream().anyMatch(key -> key.equals("Ref") || key.toString().startsWith("Fn::"));
    }
}
