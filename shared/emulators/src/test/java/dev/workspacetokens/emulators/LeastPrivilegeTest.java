package dev.workspacetokens.emulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.emulators.intercept.Requests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;
import software.amazon.awssdk.services.kms.model.KmsException;

/// A function's clients do what its policies say, and refuse the rest as AWS does, before the service sees it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LeastPrivilegeTest {

    private static final String TEMPLATE = """
            Parameters:
              Retired: {Type: CommaDelimitedList, Default: ''}
            Conditions:
              HasRetired: !Not [!Equals [!Join ['', !Ref Retired], '']]
            Resources:
              Table:
                Type: AWS::DynamoDB::Table
                Properties:
                  AttributeDefinitions: [{AttributeName: PK, AttributeType: S}]
                  KeySchema: [{AttributeName: PK, KeyType: HASH}]
              Key: {Type: AWS::KMS::Key, Properties: {KeySpec: HMAC_256}}
              KeyAlias: {Type: AWS::KMS::Alias, Properties: {AliasName: alias/key, TargetKeyId: !Ref Key}}
              Shared:
                Type: AWS::IAM::ManagedPolicy
                Properties:
                  PolicyDocument:
                    Version: '2012-10-17'
                    Statement:
                      - {Effect: Allow, Action: 'kms:GenerateMac', Resource: !GetAtt Key.Arn}
                      - !If
                        - HasRetired
                        - {Effect: Allow, Action: 'kms:GenerateMac', Resource: !Ref Retired}
                        - !Ref AWS::NoValue
              Keeper:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: example.Keeper
                  Policies:
                    - !Ref Shared
                    - Version: '2012-10-17'
                      Statement:
                        - Effect: Allow
                          Action: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:Scan']
                          Resource: !GetAtt Table.Arn
                          Condition: {'ForAllValues:StringLike': {'dynamodb:LeadingKeys': ['A#*', 'B#*']}}
                        - Effect: Allow
                          Action: dynamodb:ConditionCheckItem
                          Resource: !GetAtt Table.Arn
                          Condition: {'ForAllValues:StringLike': {'dynamodb:LeadingKeys': 'C#*'}}
              Nobody: {Type: AWS::Serverless::Function, Properties: {Handler: example.Nobody}}
            """;

    private final Template template = Template.parse(TEMPLATE, "test", Map.of());
    private final String table = template.table().tableName();
    private final Requests sent = new Requests();
    private EmbeddedDynamoDb database;
    private LocalKms keys;
    private DynamoDbClient keeper;

    @BeforeAll
    void start() {
        database = EmbeddedDynamoDb.inMemory(template);
        keeper = dynamoDb("Keeper");
    }

    @AfterAll
    void stop() {
        database.close();
    }

    @BeforeEach
    void forget() {
        sent.clear();
        keys = LocalKms.inMemory().provide(template.keys());
    }

    private DynamoDbClient dynamoDb(String function) {
        return new LeastPrivilege(template, LocalKms.inMemory())
                .confine(template.function(function), sent.before(DynamoDbClient.class, database.client()));
    }

    private static Map<String, AttributeValue> key(String pk) {
        return Map.of("PK", AttributeValue.fromS(pk));
    }

    private void refused(Class<? extends AwsServiceException> type, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(type, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
            assertThat(e.statusCode()).isEqualTo(400);
        });
        assertThat(sent.sent()).isEmpty();
    }

    private TransactWriteItem put(String pk) {
        return TransactWriteItem.builder().put(p -> p.tableName(table).item(key(pk))).build();
    }

    private TransactWriteItem absent(String pk) {
        return TransactWriteItem.builder().conditionCheck(c -> c.tableName(table).key(key(pk))
                .conditionExpression("attribute_not_exists(PK)")).build();
    }

    @Test
    void whatIsGrantedReachesTheService() {
        keeper.putItem(r -> r.tableName(table).item(key("A#1")));
        assertThat(keeper.getItem(r -> r.tableName(table).key(key("A#1"))).item()).isEqualTo(key("A#1"));
        keeper.transactWriteItems(r -> r.transactItems(put("B#1"), absent("C#1")));
        assertThat(sent.sent()).hasSize(3);
    }

    @Test
    void anotherPartitionIsRefused() {
        refused(DynamoDbException.class, () -> keeper.getItem(r -> r.tableName(table).key(key("C#1"))));
    }

    @Test
    void anotherActionIsRefused() {
        refused(DynamoDbException.class, () -> keeper.deleteItem(r -> r.tableName(table).key(key("A#1"))));
        refused(DynamoDbException.class, () -> keeper.query(r -> r.tableName(table)
                .keyConditionExpression("PK = :pk")
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("A#1")))));
    }

    @Test
    void oneForeignKeySpoilsABatch() {
        refused(DynamoDbException.class, () -> keeper.batchGetItem(r -> r.requestItems(Map.of(table,
                KeysAndAttributes.builder().keys(List.of(key("A#1"), key("B#1"), key("C#1"))).build()))));
    }

    @Test
    void oneForeignMemberSpoilsATransaction() {
        refused(DynamoDbException.class,
                () -> keeper.transactWriteItems(r -> r.transactItems(put("A#2"), put("C#2"))));
        refused(DynamoDbException.class,
                () -> keeper.transactWriteItems(r -> r.transactItems(put("A#2"), absent("A#3"))));
        assertThat(keeper.getItem(r -> r.tableName(table).key(key("A#2"))).hasItem()).isFalse();
    }

    @Test
    void nobodyScans() {
        assertThatThrownBy(() -> keeper.scan(r -> r.tableName(table))).isInstanceOf(RuntimeException.class);
        assertThat(sent.sent()).isEmpty();
    }

    @Test
    void withoutPoliciesNothingIsAllowed() {
        refused(DynamoDbException.class, () -> dynamoDb("Nobody").getItem(r -> r.tableName(table).key(key("A#1"))));
        refused(KmsException.class, () -> mac(kms(template, "Nobody"), "alias/key"));
    }

    private KmsClient kms(Template deployed, String function) {
        return new LeastPrivilege(deployed, keys).confine(deployed.function(function), keys);
    }

    private static void mac(KmsClient client, String key) {
        client.generateMac(r -> r.keyId(key).macAlgorithm("HMAC_SHA_256").message(SdkBytes.fromUtf8String("x")));
    }

    private String anotherKey() {
        return keys.createKey(r -> r.keySpec(KeySpec.HMAC_256).keyUsage(KeyUsageType.GENERATE_VERIFY_MAC))
                .keyMetadata().arn();
    }

    @Test
    void anAliasMeansTheKeyThatItLeadsToNow() {
        KmsClient client = kms(template, "Keeper");
        assertThatCode(() -> mac(client, "alias/key")).doesNotThrowAnyException();
        assertThatCode(() -> mac(client, template.keys().getFirst().id())).doesNotThrowAnyException();
        String other = anotherKey();
        keys.updateAlias(r -> r.aliasName("alias/key").targetKeyId(other));
        refused(KmsException.class, () -> mac(client, "alias/key"));
        assertThatCode(() -> mac(client, template.keys().getFirst().arn())).doesNotThrowAnyException();
    }

    @Test
    void aRetiredKeyMayBeUsedOnlyWhileItIsNamed() {
        String former = anotherKey();
        refused(KmsException.class, () -> mac(kms(template, "Keeper"), former));
        var named = Template.parse(TEMPLATE, "test", Map.of("Retired", former));
        assertThatCode(() -> mac(kms(named, "Keeper"), former)).doesNotThrowAnyException();
        keys.updateAlias(r -> r.aliasName("alias/key").targetKeyId(former));
        assertThatCode(() -> mac(kms(named, "Keeper"), "alias/key")).doesNotThrowAnyException();
        refused(KmsException.class, () -> mac(kms(named, "Keeper"), anotherKey()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWSLambdaBasicExecutionRole", "{DynamoDBReadPolicy: {TableName: x}}",
            "{Version: '2012-10-17', Statement: [{Effect: Allow, NotAction: 'a:b', Resource: x}]}",
            "{Version: '2012-10-17', Statement: [{Effect: Allow, Action: 'a:b'}]}",
            "{Version: '2012-10-17', Statement: [{Effect: Maybe, Action: 'a:b', Resource: x}]}",
            "{Version: '2012-10-17', Statement: [{Effect: Allow, Action: 'a:b', Resource: x, Condition: {}}]}",
            "{Version: '2012-10-17', Statement: [{Effect: Allow, Action: 'a:b', Resource: x, "
                    + "Condition: {Bool: {'aws:SecureTransport': 'true'}}}]}"})
    void aPolicyThatCannotBeJudgedIsAnError(String policy) {
        Template strange = Template.parse("""
                Resources:
                  Strange:
                    Type: AWS::Serverless::Function
                    Properties: {Handler: example.Strange, Policies: [%s]}
                """.formatted(policy), "test", Map.of());
        assertThatThrownBy(() -> strange.role("Strange")).isInstanceOf(TemplateException.class)
                .hasMessageContaining("Resources/Strange");
    }
}
