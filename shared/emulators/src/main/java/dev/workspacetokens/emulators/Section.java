package dev.workspacetokens.emulators;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A mapping of the template, and where it stands: what has another form than expected is an error that names the
/// place. A mapping or a list that is absent is empty.
record Section(Map<String, Object> entries, String place) {

    static Section of(Object value, String place) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new TemplateException(place, "expected a mapping");
        }
        var entries = new LinkedHashMap<String, Object>();
        map.forEach((key, element) -> entries.put(String.valueOf(key), element));
        return new Section(entries, place);
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    Section section(String key) {
        return of(entries.getOrDefault(key, Map.of()), place + "/" + key);
    }

    /// The mappings of a list.
    List<Section> sections(String key) {
        return list(key).stream().map(one -> of(one, place + "/" + key)).toList();
    }

    /// The text under a key.
    ///
    /// @throws TemplateException when there is none
    String text(String key) {
        Object value = entries.get(key);
        if (value == null) {
            throw error(key + " is missing");
        }
        return Intrinsics.text(value, place + "/" + key);
    }

    String text(String key, String fallback) {
        return has(key) ? text(key) : fallback;
    }

    boolean isTrue(String key) {
        return text(key, "false").equals("true");
    }

    /// The texts of a list.
    List<String> texts(String key) {
        return list(key).stream().map(one -> Intrinsics.text(one, place + "/" + key)).toList();
    }

    /// The texts of a mapping.
    Map<String, String> textsByName(String key) {
        var texts = new LinkedHashMap<String, String>();
        Section section = section(key);
        section.entries().keySet().forEach(name -> texts.put(name, section.text(name)));
        return texts;
    }

    private List<?> list(String key) {
        return Intrinsics.list(entries.getOrDefault(key, List.of()), place + "/" + key);
    }

    TemplateException error(String problem) {
        return new TemplateException(place, problem);
    }
}
