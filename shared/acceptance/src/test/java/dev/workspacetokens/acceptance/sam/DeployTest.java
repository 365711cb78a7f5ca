package dev.workspacetokens.acceptance.sam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workspacetokens.testing.LocalStack;
import dev.workspacetokens.testing.NeedsDocker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.MacAlgorithmSpec;

/// template.yaml, translated, as a CloudFormation stack in LocalStack: what is deployed there is what is declared.
@Tag("sam")
@NeedsDocker
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DeployTest {

    /// LocalStack's community release has neither HTTP APIs nor Cognito. It has functions, but fetches a runtime from
    /// elsewhere to create one, and runs none here: that is the SAM CLI's part. Without them nothing is left of the REST
    /// API, which names them.
    private static final Set<String> LEFT_OUT = Set.of("AWS::ApiGatewayV2::Api", "AWS::ApiGatewayV2::Stage",
            "AWS::ApiGatewayV2::DomainName", "AWS::ApiGatewayV2::ApiMapping",
            "AWS::Cognito::UserPool", "AWS::Cognito::UserPoolClient", "AWS::Cognito::UserPoolDomain",
            "AWS::Cognito::UserPoolResourceServer", "AWS::Lambda::Function", "AWS::Lambda::Version",
            "AWS::Lambda::Alias", "AWS::Lambda::Permission");

    private static final String STACK = "deployed";
    private static final LocalStack AWS = LocalStack.shared();

    private Deployment deployment;
    private ReducedStack stack;
    private Map<String, String> physical;

    @BeforeAll
    void deploy() throws Exception {
        deployment = Deployment.with(List.of(Map.of())).getFirst();
        stack = ReducedStack.of(withoutTheStream(deployment.document()), LEFT_OUT);
        System.out.println("Deployed to LocalStack without " + stack.leftOut());
        AWS.write("/tmp/template.json", stack.document().toString());
        create();
        physical = physicalIds();
    }

    /// LocalStack follows a table's changes by a server that it fetches from elsewhere.
    private static JsonNode withoutTheStream(JsonNode whole) {
        JsonNode document = whole.deepCopy();
        ((ObjectNode) document.at("/Resources/Table/Properties")).remove("StreamSpecification");
        document.findParents("Fn::GetAtt").stream()
                .filter(node -> node.path("Fn::GetAtt").path(1).asText().equals("StreamArn"))
                .forEach(node -> ((ObjectNode) node).removeAll().put("Fn::Sub", "${Table.Arn}/stream/none"));
        return document;
    }

    /// Creates the stack, and asks until it is through. (LocalStack does not change or take away what is there, so what
    /// a later deployment does is not seen here.)
    private static void create() throws Exception {
        // By way of S3, as SAM does it: a request may hold no more than 51,200 bytes of a template.
        AWS.cli("s3", "mb", "s3://" + STACK);
        AWS.cli("s3", "cp", "/tmp/template.json", "s3://" + STACK);
        AWS.cli("cloudformation", "create-stack", "--stack-name", STACK, "--capabilities", "CAPABILITY_IAM",
                "--template-url", "https://" + STACK + ".s3.amazonaws.com/template.json");
        JsonNode stack;
        do {
            stack = ask("cloudformation", "describe-stacks", "--stack-name", STACK).at("/Stacks/0");
        } while (stack.path("StackStatus").asText().endsWith("_IN_PROGRESS"));
        assertThat(stack.path("StackStatus").asText()).as(stack.path("StackStatusReason").asText())
                .isEqualTo("CREATE_COMPLETE");
    }

    private static JsonNode ask(String... arguments) throws Exception {
        return Deployment.JSON.readTree(AWS.cli(arguments));
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static Map<String, String> physicalIds() throws Exception {
        var ids = new TreeMap<String, String>();
        ask("cloudformation", "describe-stack-resources", "--stack-name", STACK).path("StackResources")
                .forEach(resource -> ids.put(resource.path("LogicalResourceId").asText(),
                        resource.path("PhysicalResourceId").asText()));
        return ids;
    }

    private String id(String logicalId) {
        return physical.getOrDefault(logicalId, "");
    }

    @Test
    void everythingElseIsThere() {
        var expected = new ArrayList<String>();
        stack.document().path("Resources").fieldNames().forEachRemaining(expected::add);
        expected.removeAll(deployment.template().absent());
        assertThat(expected).contains("Table", "TokenKey", "TokenKeyAlias", "AuthorizerPermissions", "CreateTokenRole",
                "FunctionLogs", "TableThrottled");
        assertThat(physical.keySet()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(physical.values()).doesNotContain("");
    }

    @Test
    void tableHasItsKeysItsEncryptionAndItsExpiry() {
        try (DynamoDbClient dynamoDb = AWS.client(DynamoDbClient.builder())) {
            var table = dynamoDb.describeTable(r -> r.tableName(id("Table"))).table();
            assertThat(table.keySchema()).isEqualTo(deployment.template().table().keySchema());
            assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
            assertThat(table.sseDescription().statusAsString()).isEqualTo("ENABLED");
            assertThat(dynamoDb.describeTimeToLive(r -> r.tableName(id("Table"))).timeToLiveDescription())
                    .extracting(ttl -> ttl.attributeName(), ttl -> ttl.timeToLiveStatusAsString())
                    .containsExactly(deployment.template().ttlAttribute(), "ENABLED");
        }
    }

    @Test
    void aliasLeadsToAKeyThatMakesMacs() throws Exception {
        try (KmsClient kms = AWS.client(KmsClient.builder())) {
            var key = kms.describeKey(r -> r.keyId(id("TokenKeyAlias"))).keyMetadata();
            assertThat(key.keyId()).isEqualTo(id("TokenKey"));
            assertThat(key.keySpec()).isEqualTo(KeySpec.HMAC_256);
            assertThat(key.keyUsage()).isEqualTo(KeyUsageType.GENERATE_VERIFY_MAC);
            assertThat(kms.generateMac(r -> r.keyId(id("TokenKeyAlias")).macAlgorithm(MacAlgorithmSpec.HMAC_SHA_256)
                    .message(SdkBytes.fromUtf8String("m"))).mac().asByteArray()).hasSize(32);

            JsonNode policy = Deployment.JSON
                    .readTree(kms.getKeyPolicy(r -> r.keyId(id("TokenKey")).policyName("default")).policy());
            assertThat(each(policy.path("Statement")).map(statement -> statement.path("Sid").asText()))
                    .containsExactly("Administer", "Use");
            assertThat(policy.at("/Statement/0/Action").toString()).doesNotContain("Mac", "*");
            assertThat(policy.at("/Statement/1/Condition/ArnLike").toString()).contains(":role/" + STACK + "/*");
        }
    }

    /// On the path that the key policy names, with the policies of the template, about the table that was created.
    @Test
    void everyFunctionsRoleHasItsPolicies() throws Exception {
        var roles = new TreeMap<String, JsonNode>();
        ask("iam", "get-account-authorization-details", "--filter", "Role").path("RoleDetailList")
                .forEach(role -> roles.put(role.path("RoleName").asText(), role));
        for (String function : deployment.functions()) {
            JsonNode role = Objects.requireNonNull(roles.get(id(function + "Role")), function);
            assertThat(role.path("Path").asText()).as(function).isEqualTo("/" + STACK + "/");
            JsonNode declared = deployment.resource(function + "Role").at("/Properties/Policies");
            assertThat(actions(role.path("RolePolicyList"))).as(function).isEqualTo(actions(declared));
            assertThat(each(role.path("RolePolicyList")).flatMap(DeployTest::statements)
                    .map(statement -> statement.path("Resource").toString())).as(function)
                    .allMatch(resource -> Stream
                            .of("table/" + id("Table"), "key/" + id("TokenKey"), "key/" + id("AccessKey"),
                                    ":event-bus/default", ":" + id("UntoldEvents").replaceFirst(".*/", ""))
                            .anyMatch(resource::contains));
            if (function.endsWith("Authorizer")) {
                assertThat(role.path("AttachedManagedPolicies").toString()).contains(id("AuthorizerPermissions"));
            }
        }
    }

    private static List<String> actions(JsonNode policies) {
        return each(policies).flatMap(DeployTest::statements)
                .map(statement -> statement.path("Sid").asText() + statement.path("Action")).toList();
    }

    private static Stream<JsonNode> statements(JsonNode policy) {
        return each(policy.path("PolicyDocument").path("Statement"));
    }

    @Test
    void everyAlarmIsSet() throws Exception {
        var alarms = each(ask("cloudwatch", "describe-alarms").path("MetricAlarms"))
                .map(alarm -> alarm.path("AlarmName").asText()).toList();
        assertThat(deployment.template().resources("AWS::CloudWatch::Alarm"))
                .filteredOn(name -> !stack.leftOut().contains(name)).isNotEmpty().map(this::id)
                .allSatisfy(name -> assertThat(alarms).contains(name));
    }

    @Test
    void logGroupsAreThere() throws Exception {
        assertThat(each(ask("logs", "describe-log-groups").path("logGroups"))
                .map(group -> group.path("logGroupName").asText()))
                .contains(id("FunctionLogs"), id("AccessLogs"));
    }
}
