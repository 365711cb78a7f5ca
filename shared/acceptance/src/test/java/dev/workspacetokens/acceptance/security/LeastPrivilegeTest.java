package dev.workspacetokens.acceptance.security;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.emulators.LambdaFunction;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.emulators.iam.AwsCall;
import dev.workspacetokens.emulators.iam.Condition;
import dev.workspacetokens.emulators.iam.Condition.Operator;
import dev.workspacetokens.emulators.iam.ExecutionRole;
import dev.workspacetokens.emulators.iam.Statement;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which function may do what to which partitions and keys: this table and the template say the same.
///
/// A new function needs a row, and neither side can grow or shrink without the other.
class LeastPrivilegeTest {

    private static final Set<String> TOKENS = keys("GenerateMac", "token");
    private static final Set<String> ACCESS = keys("GenerateMac", "access");
    private static final Set<String> MEMBERS = keys("VerifyMac", "directory");
    private static final Set<String> SEALED = and(ACCESS, MEMBERS.toArray(String[]::new));
    private static final Set<String> DIRECTORY = keys("GenerateMac", "directory");
    private static final Set<String> AUTHORIZER = and(and(and(TOKENS, ACCESS.toArray(String[]::new)),
            DIRECTORY.toArray(String[]::new)), "BatchGetItem CREDENTIAL#*", "BatchGetItem GRANT#*",
            "BatchGetItem APP#*", "GetItem GRANT#*", "GetItem STATE", "UpdateItem USE#*",
            "UpdateItem SECURITY#??* [PK SK actor actor_id at source subject subject_name ttl type workspace]");

    private static final String TELL = "events:PutEvents arn:aws:events:eu-central-1:000000000000:event-bus/default";
    private static final String STREAM = "the stream of the table";
    private static final String QUEUE = "the queue of untold events";
    private static final List<String> KINDS = List.of("Token", "Access", "Directory");
    private static final Map<String, Set<String>> GRANTS = Map.ofEntries(
            entry("RestApiAuthorizer", AUTHORIZER),
            entry("HttpApiAuthorizer", AUTHORIZER),
            entry("CreateToken",
                    and(and(TOKENS, SEALED.toArray(String[]::new)), "GetItem WORKSPACE#*", "GetItem TOKENS#*",
                            "BatchGetItem WORKSPACE#*",
                            "Query WORKSPACE#*", "PutItem CREDENTIAL#*",
                            "PutItem TOKENS#*", "PutItem PARTICULARS#*", "GetItem PARTICULARS#*", "UpdateItem COUNT#*",
                            "GetItem COUNT#*", "Query TOKENS#*",
                            "GetItem IDEMPOTENCY#*", "PutItem IDEMPOTENCY#*", "Query GRANT#*", "Query USE#*",
                            "BatchWriteItem GRANT#*", "BatchWriteItem LEFTOVERS#*", "PutItem AUDIT#*",
                            "ConditionCheckItem WORKSPACE#*")),
            entry("RegenerateToken", and(and(TOKENS, SEALED.toArray(String[]::new)), "GetItem CREDENTIAL#*",
                    "GetItem WORKSPACE#*", "GetItem TOKENS#*", "GetItem PARTICULARS#*", "BatchGetItem WORKSPACE#*",
                    "Query WORKSPACE#*", "Query GRANT#*", "Query USE#*", "GetItem IDEMPOTENCY#*",
                    "PutItem IDEMPOTENCY#*",
                    "UpdateItem CREDENTIAL#* [PK SK algorithm event expires_at former_algorithm former_expires_at "
                            + "former_generation former_key_id former_mac former_until generation key_id mac seal]",
                    "UpdateItem TOKENS#* [PK SK expires_at former_expires_at former_generation former_until generation "
                            + "regenerated_at regenerated_by updated_at "
                            + "updated_by version]",
                    "PutItem AUDIT#*", "ConditionCheckItem WORKSPACE#*")),
            entry("EndOverlap", and(SEALED, "GetItem CREDENTIAL#*", "GetItem WORKSPACE#*", "GetItem TOKENS#*",
                    "UpdateItem CREDENTIAL#* [PK SK event former_algorithm former_expires_at former_generation "
                            + "former_key_id former_mac former_until seal]",
                    "UpdateItem TOKENS#* [PK SK former_expires_at former_generation former_until updated_at updated_by "
                            + "version]",
                    "PutItem AUDIT#*", "ConditionCheckItem WORKSPACE#*")),
            entry("UpdateToken",
                    and(SEALED, "GetItem CREDENTIAL#*", "GetItem WORKSPACE#*", "GetItem TOKENS#*", "Query GRANT#*",
                            "Query USE#*",
                            "Query WORKSPACE#*", "BatchGetItem WORKSPACE#*",
                            "UpdateItem CREDENTIAL#* [PK SK allowed_sources disabled event grant_set name role seal]",
                            "UpdateItem TOKENS#* [PK SK counts described disabled grant_set left name role updated_at updated_by "
                                    + "version]",
                            "GetItem PARTICULARS#*", "PutItem PARTICULARS#*", "DeleteItem PARTICULARS#*",
                            "BatchWriteItem GRANT#*", "BatchWriteItem LEFTOVERS#*", "PutItem AUDIT#*",
                            "ConditionCheckItem WORKSPACE#*")),
            entry("RevokeToken",
                    and(MEMBERS, "GetItem WORKSPACE#*", "GetItem TOKENS#*", "GetItem COUNT#*", "Query GRANT#*",
                            "DeleteItem CREDENTIAL#*", "DeleteItem TOKENS#*", "DeleteItem PARTICULARS#*",
                            "DeleteItem USE#*", "UpdateItem COUNT#*", "BatchWriteItem GRANT#*",
                            "PutItem LEFTOVERS#*", "PutItem REVOKED#*", "PutItem AUDIT#*",
                            "ConditionCheckItem WORKSPACE#*")),
            entry("RevokeTokens",
                    and(MEMBERS, "GetItem WORKSPACE#*", "GetItem TOKENS#*", "GetItem COUNT#*", "Query TOKENS#*",
                            "Query GRANT#*", "DeleteItem CREDENTIAL#*", "DeleteItem TOKENS#*",
                            "DeleteItem PARTICULARS#*", "DeleteItem USE#*",
                            "UpdateItem COUNT#*", "BatchWriteItem GRANT#*", "PutItem LEFTOVERS#*", "PutItem REVOKED#*",
                            "PutItem AUDIT#*",
                            "ConditionCheckItem WORKSPACE#*")),
            entry("ListTokens", and(MEMBERS, "GetItem WORKSPACE#*", "Query TOKENS#*", "Query USE#*",
                    "BatchGetItem WORKSPACE#*", "Query WORKSPACE#*", "Query GRANT#*")),
            entry("GetToken",
                    and(MEMBERS, "GetItem WORKSPACE#*", "GetItem TOKENS#*", "GetItem PARTICULARS#*", "Query GRANT#*",
                            "Query USE#*",
                            "BatchGetItem WORKSPACE#*", "Query WORKSPACE#*")),
            entry("IdentifyToken",
                    and(and(TOKENS, SEALED.toArray(String[]::new)), "GetItem CREDENTIAL#*", "GetItem WORKSPACE#*",
                            "GetItem TOKENS#*", "GetItem PARTICULARS#*", "Query GRANT#*", "Query USE#*",
                            "Query WORKSPACE#*", "BatchGetItem WORKSPACE#*", "GetItem REVOKED#*", "GetItem AUDIT#*")),
            entry("ListEvents", and(MEMBERS, "GetItem WORKSPACE#*", "Query AUDIT#*", "Query SECURITY#*",
                    "BatchGetItem WORKSPACE#*")),
            entry("ListWorkspaces", Set.of("Query USER#*", "BatchGetItem WORKSPACE#*")),
            entry("ListApps", and(MEMBERS, "GetItem WORKSPACE#*", "Query WORKSPACE#*")),
            entry("ListRoles", Set.of()),
            entry("Console", Set.of()),
            entry("ForwardEvents", Set.of("DescribeStream " + STREAM, "GetRecords " + STREAM,
                    "GetShardIterator " + STREAM, "ListStreams " + STREAM, "BatchGetItem AUDIT#*",
                    "BatchGetItem SECURITY#*", TELL,
                    "sqs:SendMessage " + QUEUE)),
            entry("WatchWrites", Set.of("DescribeStream " + STREAM, "GetRecords " + STREAM,
                    "GetShardIterator " + STREAM, "ListStreams " + STREAM, "BatchGetItem CREDENTIAL#* [PK SK event]",
                    "BatchGetItem APP#* [PK SK event]", "BatchGetItem WORKSPACE#* [PK SK event]",
                    "BatchGetItem STATE [PK SK event]", "BatchGetItem AUDIT#* [PK SK]", "PutItem SECURITY#*")),
            entry("ResendEvents",
                    Set.of("BatchGetItem AUDIT#*", "BatchGetItem SECURITY#*", TELL, "sqs:ReceiveMessage " + QUEUE,
                            "sqs:DeleteMessage " + QUEUE, "sqs:GetQueueAttributes " + QUEUE)),
            entry("SweepGrants", Set.of("Query LEFTOVERS#*", "Query GRANT#*",
                    "BatchGetItem CREDENTIAL#* [PK SK grant_set]", "BatchWriteItem GRANT#*", "GetItem SWEEP",
                    "PutItem SWEEP")),
            entry("TellExpiring",
                    Set.of("Query WORKSPACES", "Query TOKENS#*", "GetItem NOTICES", "PutItem NOTICES", TELL)),
            entry("Directory", and(DIRECTORY, "GetItem WORKSPACE#*", "GetItem STATE", "PutItem STATE",
                    "BatchGetItem APP#*", "BatchGetItem WORKSPACE#*", "Query WORKSPACE#*",
                    "Query WORKSPACES", "Query TOKENS#*", "PutItem WORKSPACE#*", "PutItem WORKSPACES", "PutItem APP#*",
                    "PutItem USER#*", "PutItem REVOKED#*", "PutItem AUDIT#*",
                    "DeleteItem WORKSPACE#*", "DeleteItem WORKSPACES", "DeleteItem APP#*", "DeleteItem USER#*",
                    "ConditionCheckItem WORKSPACE#*", "ConditionCheckItem APP#*", "Query GRANT#*",
                    "DeleteItem CREDENTIAL#*", "DeleteItem TOKENS#*", "DeleteItem PARTICULARS#*",
                    "DeleteItem USE#*", "DeleteItem COUNT#*", "BatchWriteItem GRANT#*", "BatchWriteItem LEFTOVERS#*")),
            entry("SampleApiFunction", Set.of("GetItem WORKSPACE#*", "GetItem TOKENS#*", "GetItem BUILD#*",
                    "BatchGetItem WORKSPACE#*",
                    "BatchGetItem APP#*", "Query WORKSPACE#*", "Query GRANT#*", "Query BUILD#*", "PutItem BUILD#*")));

    private static final String KEY = "arn:aws:kms:eu-central-1:000000000000:key/";

    private static String key(String state, String kind) {
        return KEY + state + "-" + kind.toLowerCase(Locale.ROOT);
    }

    /// Every key of a kind, the active one and the retired one.
    private static Set<String> keys(String action, String kind) {
        return Set.of(action + " the active " + kind + " key", action + " a retired " + kind + " key");
    }

    private static Set<String> and(Set<String> some, String... more) {
        var all = new TreeSet<>(some);
        all.addAll(Arrays.asList(more));
        return all;
    }

    @Test
    void everyFunctionMayDoWhatItsRowSaysAndNothingElse() {
        var rotated = Template.read(Path.of(System.getProperty("template.file")),
                KINDS.stream().flatMap(kind -> Stream.of(entry("Active" + kind + "KeyArn", key("active", kind)),
                        entry("Retired" + kind + "KeyArns", key("retired", kind))))
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
        assertThat(lines(grants(rotated))).containsExactlyInAnyOrderElementsOf(lines(GRANTS));
    }

    @Test
    void withoutARotationThereIsOneKeyOfEachKind() {
        assertThat(lines(grants(Template.ofThisBuild())))
                .containsExactlyInAnyOrderElementsOf(linesWithoutRetiredKeys(GRANTS));
    }

    @Test
    void whereThePolicyIsStoredWhoeverNeedsItsRolesMayReadIt() {
        var stored = Template.read(Path.of(System.getProperty("template.file")), Map.of("AccessPolicy", "stored"));
        assertThat(lines(grants(stored)))
                .containsExactlyInAnyOrderElementsOf(linesWithoutRetiredKeys(whereThePolicyIsStored()));
    }

    private static Map<String, Set<String>> whereThePolicyIsStored() {
        var grants = new HashMap<>(GRANTS);
        for (String function : List.of("CreateToken", "UpdateToken", "ListRoles", "SampleApiFunction")) {
            grants.computeIfPresent(function, (_, others) -> and(others, "GetItem STATE"));
        }
        return grants;
    }

    /// But for retired keys, which `KeyRotationTest` uses, and for what is neither DynamoDB's nor KMS': here nothing
    /// stands for EventBridge and SQS.
    @Test
    void everyCallIsGrantedAndEveryGrantIsUsed() throws Exception {
        var calls = new ObservedCalls();
        calls.ofAllEvents();
        assertThat(calls.refused()).isEmpty();
        var used = new HashMap<>(calls.allowed());
        GRANTS.keySet().forEach(function -> used.putIfAbsent(function, Set.of()));
        assertThat(lines(used))
                .containsExactlyInAnyOrderElementsOf(linesWithoutRetiredKeys(whereThePolicyIsStored()).stream()
                        .filter(line -> !line.matches(".*: (events:|sqs:|.* the stream of).*"))
                        .map(line -> line.replace("#??*", "#*")).toList());
    }

    /// Once noted, an event is for good, but for its retention.
    @Test
    void noFunctionMayDeleteOrUpdateAnEvent() {
        Template template = Template.ofThisBuild();
        assertThat(lines(grants(template))).filteredOn(line -> line.contains("AUDIT#")).isNotEmpty()
                .allSatisfy(
                        line -> assertThat(line).matches(".*: (PutItem|Query|GetItem|BatchGetItem) AUDIT#\\*( .*)?"));
        assertThat(lines(grants(template))).noneMatch(line -> line.matches(".*(Delete|Update|BatchWrite)Item (\\*|)$"));
    }

    /// One for each function, whatever it may do, and one for each grant.
    private static List<String> lines(Map<String, Set<String>> grants) {
        return grants.entrySet().stream().flatMap(row -> Stream.concat(Stream.of(row.getKey()),
                row.getValue().stream().map(grant -> row.getKey() + ": " + grant))).toList();
    }

    private static List<String> linesWithoutRetiredKeys(Map<String, Set<String>> grants) {
        return lines(grants).stream().filter(line -> !line.contains(" a retired ")).toList();
    }

    private static Map<String, Set<String>> grants(Template template) {
        String table = template.role("Directory").statements().getFirst().resources().getFirst();
        var names = new HashMap<>(Map.of(table, "", queue(template), QUEUE, stream(template), STREAM));
        for (String kind : KINDS) {
            String said = kind.toLowerCase(Locale.ROOT) + " key";
            names.put(String.valueOf(template.properties(kind + "KeyAlias").get("TargetKeyId")), "the active " + said);
            names.put(key("retired", kind), "a retired " + said);
        }
        return template.functions().stream().map(LambdaFunction::logicalId)
                .collect(toMap(function -> function, function -> grants(template.role(function), names)));
    }

    private static String queue(Template template) {
        return template.role("ForwardEvents").statements().getLast().resources().getFirst();
    }

    private static String stream(Template template) {
        return template.role("ForwardEvents").statements().getFirst().resources().getFirst();
    }

    private static Set<String> grants(ExecutionRole role, Map<String, String> names) {
        return new TreeSet<>(role.statements().stream().flatMap(one -> grants(one, names)).toList());
    }

    /// A grant in the words of the table above; one that is not of its kind is spelled out, and so equals no row.
    private static Stream<String> grants(Statement statement, Map<String, String> names) {
        List<String> partitions = values(statement, Operator.FOR_ALL_VALUES_STRING_LIKE, AwsCall.LEADING_KEYS);
        List<String> attributes = values(statement, Operator.FOR_ALL_VALUES_STRING_EQUALS, AwsCall.ATTRIBUTES);
        String only = attributes.isEmpty() ? "" : " [" + String.join(" ", new TreeSet<>(attributes)) + "]";
        return statement.actions().stream().flatMap(action -> statement.resources().stream()
                .flatMap(resource -> (partitions.isEmpty() ? List.of("") : partitions).stream()
                        .map(partition -> String.join(" ", action.replaceFirst("^(dynamodb|kms):", ""),
                                names.getOrDefault(resource, resource) + partition) + only)))
                .map(grant -> statement.effect() == Statement.Effect.ALLOW ? grant : "not " + grant);
    }

    private static List<String> values(Statement statement, Operator operator, String key) {
        return statement.conditions().stream().filter(one -> one.operator() == operator && one.key().equals(key))
                .flatMap(one -> one.values().stream()).toList();
    }

    /// A condition for all values alone holds for a request that has none.
    @Test
    void everyConditionForAllValuesAsksForAValueToo() {
        Template template = Template.ofThisBuild();
        assertThat(template.functions()).allSatisfy(function -> assertThat(
                template.role(function.logicalId()).statements()).allSatisfy(
                        statement -> assertThat(
                                statement.conditions().stream()
                                        .filter(one -> one.operator().spelling().startsWith("ForAll"))
                                        .map(one -> new Condition(Operator.NULL, one.key(), List.of("false"))).toList())
                                .isSubsetOf(statement.conditions())));
    }

    /// An update that gives back what was there would show attributes that it may not name.
    @Test
    void whereAttributesAreConfinedNothingIsGivenBack() {
        Template template = Template.ofThisBuild();
        assertThat(template.functions().stream()
                .flatMap(function -> template.role(function.logicalId()).statements().stream())
                .filter(statement -> statement.actions().contains("dynamodb:UpdateItem"))
                .filter(statement -> !values(statement, Operator.NULL, AwsCall.ATTRIBUTES).isEmpty())).hasSize(8)
                .allSatisfy(statement -> assertThat(
                        values(statement, Operator.STRING_EQUALS_IF_EXISTS, AwsCall.RETURN_VALUES))
                        .containsExactly("NONE"));
    }

    /// Whoever could write a member, an app's owner or a workspace could make an owner.
    @Test
    void nothingButTheDirectoryWritesTheDirectory() {
        GRANTS.forEach((function, grants) -> {
            if (!function.equals("Directory")) {
                assertThat(grants).as(function)
                        .noneMatch(grant -> grant.matches("(Put|Update|Delete|BatchWrite)Item (WORKSPACE|APP|USER).*"));
            }
        });
    }
}
