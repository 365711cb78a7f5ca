package dev.workspacetokens.acceptance.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.MutableClock;
import dev.workspacetokens.emulators.EmbeddedDynamoDb;
import dev.workspacetokens.emulators.LambdaFunction;
import dev.workspacetokens.emulators.LeastPrivilege;
import dev.workspacetokens.emulators.LocalKms;
import dev.workspacetokens.emulators.Template;
import dev.workspacetokens.emulators.intercept.Requests;
import dev.workspacetokens.emulators.wire.LoopbackAws;
import dev.workspacetokens.lambda.ExecutionEnvironment;
import dev.workspacetokens.lambda.snapshot.Connections;
import dev.workspacetokens.lambda.snapshot.SnapshotPart;
import dev.workspacetokens.lambda.snapshot.Snapshots;
import dev.workspacetokens.local.lambda.Functions;
import java.security.SecureRandom;
import java.util.stream.Stream;
import org.crac.Core;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;

/// Every function that Lambda takes a snapshot of, around one: whatever it talks to is talked to before it and again
/// behind it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SnapshotTest {

    private final Template template = Template.ofThisBuild();
    private final Requests dynamoDb = new Requests();
    private final Requests kms = new Requests();
    private EmbeddedDynamoDb database;
    private LocalKms keys;
    private LoopbackAws aws;

    @BeforeAll
    void start() {
        aws = LoopbackAws.start();
        database = EmbeddedDynamoDb.inMemory(template);
        keys = LocalKms.inMemory().provide(template.keys());
    }

    @AfterAll
    void stop() {
        aws.close();
        database.close();
    }

    Stream<LambdaFunction> functions() {
        return template.functions().stream()
                .filter(function -> template.properties(function.logicalId()).containsKey("SnapStart"));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void functionIsWarmBehindARestore(LambdaFunction function) throws Exception {
        Snapshots snapshots = snapshotsOf(function);
        boolean reads = function.environment().containsKey("TABLE_NAME");
        boolean derives = function.environment().keySet().stream().anyMatch(name -> name.endsWith("_KEYS"));

        snapshots.beforeCheckpoint(Core.getGlobalContext());
        assertThat(!dynamoDb.sent().isEmpty()).as("reads before the snapshot").isEqualTo(reads);
        assertThat(!kms.sent().isEmpty()).as("asks KMS before the snapshot").isEqualTo(derives);

        dynamoDb.clear();
        kms.clear();
        snapshots.afterRestore(Core.getGlobalContext());
        assertThat(!dynamoDb.sent().isEmpty()).as("reads behind the restore").isEqualTo(reads);
        assertThat(!kms.sent().isEmpty()).as("asks KMS behind the restore").isEqualTo(derives);
        // None of the parts broke: each goes its whole way again without an exception.
        assertThat(snapshots.parts()).isNotEmpty().allSatisfy(SnapshotPart::prime);
        assertThat(database.client().scan(r -> r.tableName(template.table().tableName())).items())
                .as("what warming up has written").isEmpty();
    }

    private Snapshots snapshotsOf(LambdaFunction function) throws ReflectiveOperationException {
        dynamoDb.clear();
        kms.clear();
        var random = new SecureRandom();
        var snapshots = new Snapshots(new Connections(), random);
        var leastPrivilege = new LeastPrivilege(template, keys);
        var environment = Functions.environment(function, aws,
                leastPrivilege.confine(function, dynamoDb.before(DynamoDbClient.class, database.client())),
                leastPrivilege.confine(function, kms.before(KmsClient.class, keys)), new MutableClock(), random)
                .with(snapshots);
        Class.forName(function.handler()).getConstructor(ExecutionEnvironment.class)
                .newInstance(environment.execution());
        return snapshots;
    }
}
