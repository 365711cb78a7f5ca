package dev.workspacetokens.emulators;

import dev.workspacetokens.emulators.iam.AwsCall;
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
    private static final Set<String> KEYS = Set.of(AwsCall.LEADING_KEYS, AwsCall.ATTRIBUTES, AwsCall.RETURN_VALUES);

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
        Section policy = Section.of(document, place);
        if (!policy.entries().keySet().equals(Set.of("Version", "Statement"))) {
            throw policy.error("a policy has Version and Statement, not " + policy.entries().keySet());
        }
        return oneOrMore(policy.entries().get("Statement")).stream()
                .map(statement -> statement(Section.of(statement, place + "/Statement"))).toList();
    }

    private static Statement statement(Section statement) {
        if (!UNDERSTOOD.containsAll(statement.entries().keySet())) {
            throw statement.error("not understood in a policy: " + statement.entries().keySet());
        }
        var effect = switch (statement.text("Effect")) {
            case "Allow" -> Statement.Effect.ALLOW;
            case "Deny" -> Statement.Effect.DENY;
            case String other -> throw statement.error("an Effect is Allow or Deny, not " + other);
        };
        return new Statement(effect, texts(statement, "Action"), texts(statement, "Resource"),
                statement.has("Condition") ? conditions(statement.section("Condition")) : List.of());
    }

    private static List<Condition> conditions(Section byOperator) {
        var conditions = new ArrayList<Condition>();
        for (String spelling : some(byOperator)) {
            Condition.Operator operator = Arrays.stream(Condition.Operator.values())
                    .filter(known -> known.spelling().equals(spelling)).findFirst()
                    .orElseThrow(() -> byOperator.error("not understood in a condition: " + spelling));
            Section values = byOperator.section(spelling);
            for (String key : some(values)) {
                if (!KEYS.contains(key)) {
                    throw values.error("not understood in a condition: " + key);
                }
                conditions.add(new Condition(operator, key, texts(values, key)));
            }
        }
        return conditions;
    }

    private static Set<String> some(Section condition) {
        if (condition.entries().isEmpty()) {
            throw condition.error("a condition that asks for nothing");
        }
        return condition.entries().keySet();
    }

    private static List<String> texts(Section owner, String key) {
        if (!owner.has(key)) {
            throw owner.error(key + " is missing");
        }
        return oneOrMore(owner.entries().get(key)).stream()
                .map(one -> Intrinsics.text(one, owner.place() + "/" + key)).toList();
    }

    private static List<?> oneOrMore(@Nullable Object value) {
        return value instanceof List<?> list ? list : Stream.ofNullable(value).toList();
    }
}
