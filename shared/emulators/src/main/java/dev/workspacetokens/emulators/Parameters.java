package dev.workspacetokens.emulators;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The parameters of a template with their values: what was given, else the default.
final class Parameters {

    private static final String LIST_SEPARATOR = "\\s*,\\s*";

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

    Map<String, String> values() {
        return Map.copyOf(values);
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
        return isList(name) ? List.of((Object[]) value.split(LIST_SEPARATOR, -1)) : value;
    }

    /// The same parameters with a stand-in that only this machine knows: its constraints are not checked.
    Parameters standIn(String name, String value) {
        var copy = new Parameters(declared, Map.of());
        copy.values.putAll(values);
        if (!declared.containsKey(name)) {
            throw new TemplateException("Parameters", "there is no " + name);
        }
        copy.values.put(name, value);
        return copy;
    }

    private String checked(String name, String value) {
        List<String> parts = isList(name) ? List.of(value.split(LIST_SEPARATOR, -1)) : List.of(value);
        if (!parts.stream().allMatch(part -> isAllowed(declaration(name), part))) {
            String rule = rule(declaration(name));
            throw new TemplateException("Parameters/" + name,
                    "the value that was given is not allowed" + (rule.isEmpty() ? "" : " (" + rule + ")"));
        }
        return value;
    }

    private static boolean isAllowed(Map<?, ?> declaration, String value) {
        return (!(declaration.get("AllowedValues") instanceof List<?> list)
                || list.stream().anyMatch(one -> one.toString().equals(value)))
                && (!(declaration.get("AllowedPattern") instanceof String pattern) || value.matches(pattern))
                && (!(declaration.get("MinLength") instanceof Long least) || value.length() >= least)
                && (!(declaration.get("MaxLength") instanceof Long most) || value.length() <= most)
                && (!(declaration.get("MinValue") instanceof Long least) || number(value) >= least)
                && (!(declaration.get("MaxValue") instanceof Long most) || number(value) <= most);
    }

    /// What a value must be, in the words of the template; empty where it does not say.
    private static String rule(Map<?, ?> declaration) {
        Object least = declaration.get("MinValue");
        Object most = declaration.get("MaxValue");
        if (declaration.get("ConstraintDescription") instanceof String told) {
            return told;
        }
        if (declaration.get("AllowedValues") instanceof List<?> values) {
            return "must be one of " + values.stream().map(Object::toString).collect(Collectors.joining(", "));
        }
        return least == null ? "" : "must be a number, " + least + (most == null ? " or more" : " to " + most);
    }

    /// What is no number compares with none, so that it is not allowed.
    private static double number(String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    private boolean isList(String name) {
        return "CommaDelimitedList".equals(declaration(name).get("Type"));
    }

    private Map<?, ?> declaration(String name) {
        return declared.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }
}
