package dev.workspacetokens.emulators;

import dev.workspacetokens.emulators.iam.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads identity-based policies. What this machine could not judge as IAM does is an error that names the place.
final class PolicyReader {

    private static final Set<String> UNDERSTOOD = Set.of("Sid", "Effect", "Action", "Resource", "Condition");

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
                statement.containsKey("Condition") ? leadingKeys(statement, place) : null);
    }

    private static List<String> leadingKeys(Map<String, Object> statement, String place) {
        Map<String, Object> condition = Values.map(statement, "Condition", place);
        Map<String, Object> like = Values.map(condition, "ForAllValues:StringLike", place + "/Condition");
        if (condition.size() != 1 || like.size() != 1) {
            throw new TemplateException(place, "the only condition that is understood is ForAllValues:StringLike on "
                    + "dynamodb:LeadingKeys");
        }
        return texts(like, "dynamodb:LeadingKeys", place + "/Condition");
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
