package dev.workspacetokens.local;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.emulators.LambdaFunction;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.emulators.iam.Condition;
import dev.workspacetokens.emulators.iam.Role;
import dev.workspacetokens.emulators.iam.Statement;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which function may do what to which partitions and keys: this table and the template say the same.
///
/// A new function needs a row, and neither side can grow or shrink without the other.
class LeastPrivilegeTest {

    private static final Set<String> KEYS = Set.of("GenerateMac the active key", "GenerateMac a retired key");
    private static final Set<String> AUTHORIZER = and(KEYS, "BatchGetItem CREDENTIAL#*", "BatchGetItem GRANT#*",
            "BatchGetItem APP#*", "GetItem GRANT#*", "UpdateItem USE#*");

    private static final Map<String, Set<String>> GRANTS = Map.ofEntries(
            entry("RestApiAuthorizer", AUTHORIZER),
            entry("HttpApiAuthorizer", AUTHORIZER),
            entry("CreateToken", and(KEYS, "GetItem WORKSPACE#*", "BatchGetItem APP#*", "PutItem CREDENTIAL#*",
                    "PutItem WORKSPACE#*", "BatchWriteItem GRANT#*", "ConditionCheckItem WORKSPACE#*")),
            entry("RegenerateToken", and(KEYS, "GetItem WORKSPACE#*", "Query GRANT#*", "BatchGetItem USE#*",
                    "PutItem CREDENTIAL#*", "PutItem WORKSPACE#*", "ConditionCheckItem WORKSPACE#*")),
            entry("UpdateToken", Set.of("GetItem WORKSPACE#*", "GetItem CREDENTIAL#*", "Query GRANT#*",
                    "BatchGetItem APP#*", "BatchGetItem USE#*", "PutItem CREDENTIAL#*", "PutItem WORKSPACE#*",
                    "BatchWriteItem GRANT#*", "ConditionCheckItem WORKSPACE#*")),
            entry("RevokeToken", Set.of("GetItem WORKSPACE#*", "Query GRANT#*", "DeleteItem CREDENTIAL#*",
                    "DeleteItem WORKSPACE#*", "BatchWriteItem GRANT#*", "ConditionCheckItem WORKSPACE#*")),
            entry("ListTokens", Set.of("GetItem WORKSPACE#*", "Query WORKSPACE#*", "BatchGetItem USE#*")),
            entry("GetToken", Set.of("GetItem WORKSPACE#*", "Query GRANT#*", "BatchGetItem USE#*")),
            entry("ListWorkspaces", Set.of("Query USER#*", "BatchGetItem WORKSPACE#*")),
            entry("ListApps", Set.of("GetItem WORKSPACE#*", "Query WORKSPACE#*")),
            entry("ListRoles", Set.of()),
            entry("Console", Set.of()),
            entry("Directory", Set.of("GetItem WORKSPACE#*", "BatchGetItem APP#*", "Query WORKSPACE#*",
                    "Query WORKSPACES", "PutItem WORKSPACE#*", "PutItem WORKSPACES", "PutItem APP#*", "PutItem USER#*",
                    "DeleteItem WORKSPACE#*", "DeleteItem WORKSPACES", "DeleteItem APP#*", "DeleteItem USER#*",
                    "ConditionCheckItem WORKSPACE#*")),
            entry("SampleApiFunction", Set.of("GetItem WORKSPACE#*", "GetItem BUILD#*", "BatchGetItem WORKSPACE#*",
                    "BatchGetItem APP#*", "Query WORKSPACE#*", "Query GRANT#*", "Query BUILD#*", "PutItem BUILD#*")));

    private static final String ACTIVE = "arn:aws:kms:eu-central-1:000000000000:key/active";
    private static final String RETIRED = "arn:aws:kms:eu-central-1:000000000000:key/retired";

    private static Set<String> and(Set<String> some, String... more) {
        var all = new TreeSet<>(some);
        all.addAll(Arrays.asList(more));
        return all;
    }

    @Test
    void everyFunctionMayDoWhatItsRowSaysAndNothingElse() {
        var rotated = Template.read(Path.of(System.getProperty("template.file")),
                Map.of("ActiveHmacKeyArn", ACTIVE, "RetiredHmacKeyArns", RETIRED));
        assertThat(lines(grants(rotated, ACTIVE))).containsExactlyInAnyOrderElementsOf(lines(GRANTS));
    }

    @Test
    void withoutARotationThereIsOneKey() {
        Template template = Template.ofThisBuild();
        String active = String.valueOf(template.properties("HmacKeyAlias").get("TargetKeyId"));
        assertThat(lines(grants(template, active))).containsExactlyInAnyOrderElementsOf(linesWithoutRetiredKeys());
    }

    /// But for retired keys, which [KeyRotationTest] uses.
    @Test
    void everyCallIsGrantedAndEveryGrantIsUsed() throws Exception {
        var calls = new ObservedCalls();
        calls.ofAllEvents();
        assertThat(calls.refused()).isEmpty();
        var used = new HashMap<>(calls.allowed());
        GRANTS.keySet().forEach(function -> used.putIfAbsent(function, Set.of()));
        assertThat(lines(used)).containsExactlyInAnyOrderElementsOf(linesWithoutRetiredKeys());
    }

    /// One for each function, whatever it may do, and one for each grant.
    private static List<String> lines(Map<String, Set<String>> grants) {
        return grants.entrySet().stream().flatMap(row -> Stream.concat(Stream.of(row.getKey()),
                row.getValue().stream().map(grant -> row.getKey() + ": " + grant))).toList();
    }

    private static List<String> linesWithoutRetiredKeys() {
        return lines(GRANTS).stream().filter(line -> !line.endsWith("a retired key")).toList();
    }

    private static Map<String, Set<String>> grants(Template template, String activeKey) {
        String table = template.role("Directory").statements().getFirst().resources().getFirst();
        Map<String, String> names = Map.of(table, "", activeKey, "the active key", RETIRED, "a retired key");
        return template.functions().stream().map(LambdaFunction::logicalId)
                .collect(toMap(function -> function, function -> grants(template.role(function), names)));
    }

    private static Set<String> grants(Role role, Map<String, String> names) {
        return new TreeSet<>(role.statements().stream().flatMap(one -> grants(one, names)).toList());
    }

    /// A grant in the words of the table above; one that is not of its kind is spelled out, and so equals no row.
    private static Stream<String> grants(Statement statement, Map<String, String> names) {
        Collection<String> partitions = statement.conditions().stream()
                .filter(one -> one.operator() == Condition.Operator.FOR_ALL_VALUES_STRING_LIKE)
                .map(Condition::values).findFirst().orElse(List.of(""));
        return statement.actions().stream().flatMap(action -> statement.resources().stream()
                .flatMap(resource -> partitions.stream().map(partition -> String.join(" ",
                        action.replaceFirst("^(dynamodb|kms):", ""),
                        names.getOrDefault(resource, resource) + partition))))
                .map(grant -> statement.effect() == Statement.Effect.ALLOW ? grant : "not " + grant);
    }
}
