package dev.workspacetokens.emulators;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Evaluates CloudFormation's intrinsic functions. What is unknown or leads nowhere is an error that names the place.
final class Intrinsics {

    /// What `AWS::NoValue` evaluates to: the property or element is left out.
    static final Object NO_VALUE = new Object();

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]*)}");

    private final Names names;
    private final Conditions conditions;
    private final Resources resources;
    private final Map<String, Object> mappings;

    Intrinsics(Parameters parameters, Map<String, Object> conditions, Map<String, Object> mappings,
            Map<String, Object> resources) {
        this.conditions = new Conditions(conditions, this);
        this.resources = new Resources(resources, this);
        this.names = new Names(parameters, this.resources, this);
        this.mappings = mappings;
    }

    Resources resources() {
        return resources;
    }

    Names names() {
        return names;
    }

    /// Says whether the condition of this name holds.
    boolean isTrue(String condition, String place) {
        return conditions.isTrue(condition, place);
    }

    /// A copy of the value in which every intrinsic is replaced by what it evaluates to.
    Object resolve(Object value, String place) {
        return switch (value) {
            case Map<?, ?> map -> isFunction(map) ? call(map, place) : resolveMap(map, place);
            case List<?> list -> resolveList(list, place);
            default -> value;
        };
    }

    static boolean isFunction(Map<?, ?> map) {
        return map.size() == 1
                && map.keySet().iterator().next() instanceof String key
                && (key.equals("Ref") || key.startsWith("Fn::"));
    }

    private Map<String, Object> resolveMap(Map<?, ?> map, String place) {
        var resolved = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> {
            Object result = resolve(value, place + "/" + key);
            if (result != NO_VALUE) {
                resolved.put(String.valueOf(key), result);
            }
        });
        return resolved;
    }

    private List<Object> resolveList(List<?> list, String place) {
        var resolved = new ArrayList<Object>();
        for (int i = 0; i < list.size(); i++) {
            Object result = resolve(list.get(i), place + "/" + i);
            if (result != NO_VALUE) {
                resolved.add(result);
            }
        }
        return resolved;
    }

    private Object call(Map<?, ?> map, String place) {
        var entry = map.entrySet().iterator().next();
        String function = String.valueOf(entry.getKey());
        Object argument = entry.getValue();
        String here = place + "/" + function;
        return switch (function) {
            case "Ref" -> names.ref(text(argument, here), here);
            case "Fn::GetAtt" -> attribute(argument, here);
            case "Fn::Sub" -> substitute(argument, here);
            case "Fn::If" -> choose(list(argument, 3, here), here);
            case "Fn::Equals", "Fn::Not", "Fn::And", "Fn::Or" -> conditions.test(map, here);
            case "Fn::Join" -> join(list(argument, 2, here), here);
            case "Fn::Split" -> split(list(argument, 2, here), here);
            case "Fn::Select" -> select(list(argument, 2, here), here);
            case "Fn::Base64" -> Base64.getEncoder()
                    .encodeToString(text(resolve(argument, here), here).getBytes(StandardCharsets.UTF_8));
            case "Fn::FindInMap" -> find(list(argument, 3, here), here);
            default -> throw new TemplateException(place, "unknown intrinsic " + function);
        };
    }

    private Object attribute(Object argument, String place) {
        if (argument instanceof String text && text.contains(".")) {
            return names.attribute(text.substring(0, text.indexOf('.')), text.substring(text.indexOf('.') + 1), place);
        }
        List<?> parts = list(argument, 2, place);
        return names.attribute(text(parts.getFirst(), place), text(resolve(parts.getLast(), place), place), place);
    }

    private String substitute(Object argument, String place) {
        String pattern = argument instanceof String text ? text : text(list(argument, 2, place).getFirst(), place);
        Map<?, ?> own = argument instanceof List<?> list && list.getLast() instanceof Map<?, ?> map ? map : Map.of();
        var result = new StringBuilder();
        Matcher matcher = PLACEHOLDER.matcher(pattern);
        while (matcher.find()) {
            matcher.appendReplacement(result, Matcher.quoteReplacement(matcher.group(1).isEmpty()
                    ? variable(matcher.group(2).strip(), own, place)
                    : "${" + matcher.group(2) + "}"));
        }
        return matcher.appendTail(result).toString();
    }

    private String variable(String name, Map<?, ?> own, String place) {
        Object value = own.get(name);
        if (value != null) {
            return text(resolve(value, place), place);
        }
        int dot = name.indexOf('.');
        return text(
                dot < 0
                        ? names.ref(name, place)
                        : names.attribute(name.substring(0, dot), name.substring(dot + 1), place),
                place);
    }

    private Object choose(List<?> arguments, String place) {
        boolean condition = conditions.isTrue(text(arguments.getFirst(), place), place);
        return resolve(arguments.get(condition ? 1 : 2), place);
    }

    private String join(List<?> arguments, String place) {
        var parts = new ArrayList<String>();
        list(resolve(arguments.get(1), place), place).forEach(part -> parts.add(text(part, place)));
        return String.join(text(arguments.getFirst(), place), parts);
    }

    private List<Object> split(List<?> arguments, String place) {
        return List.of((Object[]) text(resolve(arguments.get(1), place), place)
                .split(Pattern.quote(text(arguments.getFirst(), place)), -1));
    }

    private Object select(List<?> arguments, String place) {
        int index = Integer.parseInt(text(resolve(arguments.getFirst(), place), place));
        List<?> choices = list(resolve(arguments.get(1), place), place);
        if (index < 0 || index >= choices.size()) {
            throw new TemplateException(place, "there is no element " + index + " of " + choices.size());
        }
        return resolve(choices.get(index), place);
    }

    private Object find(List<?> arguments, String place) {
        Object found = mappings;
        for (Object argument : arguments) {
            String key = text(resolve(argument, place), place);
            Object next = found instanceof Map<?, ?> map ? map.get(key) : null;
            if (next == null) {
                throw new TemplateException(place, "the mapping has no " + key);
            }
            found = next;
        }
        return found;
    }

    static String text(Object value, String place) {
        if (value instanceof Map || value instanceof List || value == NO_VALUE) {
            throw new TemplateException(place, "expected a text");
        }
        return value.toString();
    }

    static List<?> list(Object value, String place) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new TemplateException(place, "expected a list");
    }

    private static List<?> list(Object value, int size, String place) {
        List<?> list = list(value, place);
        if (list.size() != size) {
            throw new TemplateException(place, "expected " + size + " arguments, found " + list.size());
        }
        return list;
    }
}
