package dev.workspacetokens.emulators;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The conditions of a template, by name. Safe for concurrent use: functions start side by side, and ask on the way.
final class Conditions {

    private final Map<String, Object> definitions;
    private final Intrinsics intrinsics;
    /// What a thread is about to find out: what it comes back to meanwhile depends on itself.
    private final ThreadLocal<Set<String>> underWay = ThreadLocal.withInitial(HashSet::new);

    Conditions(Map<String, Object> definitions, Intrinsics intrinsics) {
        this.definitions = definitions;
        this.intrinsics = intrinsics;
    }

    /// Says whether the condition of this name holds.
    boolean isTrue(String name, String place) {
        Object definition = definitions.get(name);
        if (definition == null) {
            throw new TemplateException(place, "there is no condition " + name);
        }
        if (!underWay.get().add(name)) {
            throw new TemplateException("Conditions/" + name, "depends on itself");
        }
        try {
            return test(definition, "Conditions/" + name);
        } finally {
            underWay.get().remove(name);
        }
    }

    /// Evaluates one expression: `Equals`, `Not`, `And`, `Or`, or the name of another condition.
    boolean test(Object expression, String place) {
        if (!(expression instanceof Map<?, ?> map) || map.size() != 1) {
            throw new TemplateException(place, "expected a condition");
        }
        var entry = map.entrySet().iterator().next();
        Object argument = entry.getValue();
        if (entry.getKey().equals("Condition")) {
            return isTrue(Intrinsics.text(argument, place), place);
        }
        List<?> arguments = Intrinsics.list(argument, place);
        return switch (String.valueOf(entry.getKey())) {
            case "Fn::Equals" -> arguments.size() == 2 && scalar(arguments.getFirst(), place)
                    .equals(scalar(arguments.getLast(), place));
            case "Fn::Not" -> !test(arguments.getFirst(), place);
            case "Fn::And" -> arguments.stream().allMatch(one -> test(one, place));
            case "Fn::Or" -> arguments.stream().anyMatch(one -> test(one, place));
            default -> throw new TemplateException(place, "unknown intrinsic " + entry.getKey());
        };
    }

    private String scalar(Object value, String place) {
        return Intrinsics.text(intrinsics.resolve(value, place), place);
    }
}
