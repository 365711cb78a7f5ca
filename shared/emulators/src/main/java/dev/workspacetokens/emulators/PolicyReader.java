package dev.workspacetokens.emulators;

import dev.workspacetokens.emulators.iam.Call;
import dev.workspacetokens.emulators.iam.Condition;
import dev.workspacetokens.emulators.iam.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads identity-based policies. What this machine could not judge as IAM does is an error that names the place.
final class PolicyReader {

    private static final Set<String> UNDERSTOOD = Set.of("Sid", "Effect", "Action", "Resource", "Condition");
    private static final Set<String> KEYS = Set.of(Call.LEADING_KEYS, Call.ATTRIBUTES, Call.RETURN_VALUES);

    private final Template template;

    PolicyReader(Template template) {
        this.template = template;
    }

    /// The statements of everything that `Policies` of a function holds: documents, and references to managed policies
    /// of the same template.
    List<Statement> ofFunction(Map<String, Object> properties, String place) {
        var statements = new ArrayList<Statement>();
        for (Object policy : oneOrMore(properties.getOrDefault("Policies", List.of()))) {
            statements.addAll(document(policy instanceof String arn ? managed(arn, place) : policy, place));
        }
        return statements;
    }

    private Object managed(String arn, String place) {
        return template.resources("AWS::IAM::ManagedPolicy").stream()
                .filter(name -> template.ref(name, place).equals(arn)).findFirst()
                .map(name -> template.properties(name).getOrDefault("PolicyDocument", Map.of()))
                .orElseThrow(() -> new TemplateException(place, "the template does not declare the policy " + arn));
    }

    private static List<Statement> document(Object document, String place) {
        Map<String, Object> policy = Values.map(document, place);
        if (!policy.keySet().equals(Set.of("Version", "Statement"))) {
            throw new TemplateException(place, "a policy has Version and Statement, not " + policy.keySet());
        }
        return oneOrMore(policy.get("Statement")).stream()
                .map(statement -> statement(Values.map(statement, place), place + "/Statement")).toList();
    }

    private static Statement statement(Map<String, Object> statement, String place) {
        if (!UNDERSTOOD.containsAll(statement.keySet())) {
            throw new TemplateException(place, "not understood in a policy: " + statement.keySet());
        }
        var effect = switch (Values.text(statement, "Effect", place)) {
            case "Allow" -> Statement.Effect.ALLOW;
            case "Deny" -> Statement.Effect.DENY;
            case String other -> throw new TemplateException(place, "an Effect is Allow or Deny, not " + other);
        };
        return new Statement(effect, texts(statement, "Action", place), texts(statement, "Resource", place),
                statement.containsKey("Condition") ? conditions(statement, place) : List.of());
    }

    private static List<Condition> conditions(Map<String, Object> statement, String place) {
        String inside = place + "/Condition";
        var conditions = new ArrayList<Condition>();
        Map<String, Object> byOperator = Values.map(statement, "Condition", place);
        requireSome(byOperator, inside);
        byOperator.forEach((spelling, keys) -> {
            Condition.Operator operator = Arrays.stream(Condition.Operator.values())
                    .filter(known -> known.spelling().equals(spelling)).findFirst()
                    .orElseThrow(() -> new TemplateException(place, "not understood in a condition: " + spelling));
            Map<String, Object> values = Values.map(keys, inside);
            requireSome(values, inside);
            values.keySet().forEach(key -> {
                if (!KEYS.contains(key)) {
                    throw new TemplateException(place, "not understood in a condition: " + key);
                }
                conditions.add(new Condition(operator, key, texts(values, key, inside)));
            });
        });
        return conditions;
    }

    private static void requireSome(Map<String, Object> entries, String place) {
        if (entries.isEmpty()) {
            throw new TemplateException(place, "a condition that asks for nothing");
        }
    }

    private static List<String> texts(Map<String, Object> owner, String key, String place) {
        if (!owner.containsKey(key)) {
            throw new TemplateException(place, key + " is missing");
        }
        return oneOrMore(owner.get(key)).stream().map(one -> Intrinsics.text(one, place + "/" + key)).toList();
    }

    private static List<?> oneOrMore(@Nullable Object value) {
        return value instanceof List<?> list ? list : Stream.ofNullable(value).toList();
    }
}
