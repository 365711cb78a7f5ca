package dev.workspacetokens.emulators;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The parameters of a template with their values: what was given, else the default.
final class Parameters {

    private final Map<String, Object> declared;
    private final Map<String, String> values = new HashMap<>();

    /// @throws TemplateException when a value is given to no parameter, or one that its declaration forbids
    Parameters(Map<String, Object> declared, Map<String, String> given) {
        this.declared = declared;
        declared.keySet().forEach(name -> {
            Object fallback = declaration(name).get("Default");
            if (fallback != null) {
                values.put(name, fallback.toString());
            }
        });
        given.forEach((name, value) -> {
            if (!declared.containsKey(name)) {
                throw new TemplateException("Parameters", "there is no " + name);
            }
            values.put(name, checked(name, value));
        });
    }

    Set<String> names() {
        return declared.keySet();
    }

    boolean has(String name) {
        return declared.containsKey(name);
    }

    /// The value: a text, or a list of texts when the parameter is a comma-delimited list.
    Object value(String name, String place) {
        String value = values.get(name);
        if (value == null) {
            throw new TemplateException(place, "the parameter " + name + " has no value");
        }
        boolean isList = String.valueOf(declaration(name).get("Type")).equals("CommaDelimitedList");
        return isList ? List.of((Object[]) value.split("\\s*,\\s*", -1)) : value;
    }

    private String checked(String name, String value) {
        Map<?, ?> declaration = declaration(name);
        boolean allowed = !(declaration.get("AllowedValues") instanceof List<?> list)
                || list.stream().anyMatch(one -> one.toString().equals(value));
        boolean matches = !(declaration.get("AllowedPattern") instanceof String pattern) || value.matches(pattern);
        if (!allowed || !matches) {
            throw new TemplateException("Parameters/" + name, "the value that was given is not allowed");
        }
        return value;
    }

    private Map<?, ?> declaration(String name) {
        return declared.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }
}
