package dev.workspacetokens.management;

import dev.workspacetokens.application.access.AccessRules;
import dev.workspacetokens.application.audit.ListEvents;
import dev.workspacetokens.application.directory.Directory;
import dev.workspacetokens.application.directory.ListApps;
import dev.workspacetokens.application.directory.ListMemberships;
import dev.workspacetokens.application.directory.Memberships;
import dev.workspacetokens.application.token.CreateToken;
import dev.workspacetokens.application.token.EndOverlap;
import dev.workspacetokens.application.token.GetToken;
import dev.workspacetokens.application.token.IdentifyToken;
import dev.workspacetokens.application.token.ListTokens;
import dev.workspacetokens.application.token.OwnedTokens;
import dev.workspacetokens.application.token.RegenerateToken;
import dev.workspacetokens.application.token.RepeatedCalls;
import dev.workspacetokens.application.token.RevokeToken;
import dev.workspacetokens.application.token.RevokeTokens;
import dev.workspacetokens.application.token.TokenRecords;
import dev.workspacetokens.application.token.TokenStore;
import dev.workspacetokens.application.token.UpdateToken;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.domain.Uid;
import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.domain.decision.SecretCheck;
import dev.workspacetokens.domain.seal.SealCheck;
import dev.workspacetokens.domain.token.Expiry;
import dev.workspacetokens.domain.token.TokenFormat;
import dev.workspacetokens.domain.token.TokenIssuer;
import dev.workspacetokens.dynamodb.AuditTrail;
import dev.workspacetokens.dynamodb.DynamoDbCredentials;
import dev.workspacetokens.dynamodb.DynamoDbDirectory;
import dev.workspacetokens.dynamodb.DynamoDbEvents;
import dev.workspacetokens.dynamodb.DynamoDbMemberships;
import dev.workspacetokens.dynamodb.DynamoDbReceipts;
import dev.workspacetokens.dynamodb.DynamoDbRevocations;
import dev.workspacetokens.dynamodb.DynamoDbTokenRecords;
import dev.workspacetokens.dynamodb.DynamoDbTokenRevocation;
import dev.workspacetokens.dynamodb.DynamoDbTokenStore;
import dev.workspacetokens.dynamodb.PolicyInForce;
import dev.workspacetokens.dynamodb.Sealing;
import dev.workspacetokens.dynamodb.TokenTable;
import dev.workspacetokens.kms.KmsCredentialKeys;
import dev.workspacetokens.kms.KmsIssuingKeys;
import dev.workspacetokens.kms.KmsRepeatKeys;
import dev.workspacetokens.kms.KmsSealCheck;
import dev.workspacetokens.kms.KmsSealer;
import dev.workspacetokens.kms.KmsTagKeys;
import dev.workspacetokens.kms.sdk.KmsOwnSealCheck;
import dev.workspacetokens.kms.sdk.SdkMacGenerator;
import dev.workspacetokens.lambda.Variables;
import dev.workspacetokens.lambda.WatchedSeals;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.kms.KmsClient;

/// The composition root: makes each use case of what the function's environment has. A function makes the one that
/// it does.
final class ManagementWiring {

    private final Environment environment;
    private final Variables variables;
    private final TokenTable table;
    private final Directory directory;
    private final TokenRecords records;

    ManagementWiring(Environment environment) {
        this.environment = environment;
        this.variables = new Variables(environment.variables());
        this.table = new TokenTable(environment.dynamoDb().get(), variables.required("TABLE_NAME"));
        this.directory = new DynamoDbDirectory(table);
        this.records = new DynamoDbTokenRecords(table);
    }

    CreateToken createToken() {
        KmsClient kms = environment.kms().get();
        // A creation changes no credential, so it has none to check.
        SealCheck nothing = (_, _) -> false;
        return new CreateToken(tokens(kms), store(kms, nothing), issuer(kms), expiry(), rules(), repeats(kms),
                Math.toIntExact(variables.positive("MAX_TOKENS_PER_WORKSPACE")));
    }

    RegenerateToken regenerateToken() {
        KmsClient kms = environment.kms().get();
        return new RegenerateToken(tokens(kms), store(kms, accessSeals(kms)), issuer(kms), expiry(), repeats(kms));
    }

    EndOverlap endOverlap() {
        KmsClient kms = environment.kms().get();
        return new EndOverlap(tokens(kms), store(kms, accessSeals(kms)));
    }

    UpdateToken updateToken() {
        KmsClient kms = environment.kms().get();
        return new UpdateToken(tokens(kms), store(kms, accessSeals(kms)), rules(),
                () -> Uid.draw(environment.random()));
    }

    RevokeToken revokeToken() {
        return new RevokeToken(tokens(environment.kms().get()), new DynamoDbTokenRevocation(table, trail()));
    }

    RevokeTokens revokeTokens() {
        return new RevokeTokens(tokens(environment.kms().get()), records, new DynamoDbTokenRevocation(table, trail()));
    }

    GetToken getToken() {
        return new GetToken(tokens(environment.kms().get()));
    }

    IdentifyToken identifyToken() {
        KmsClient kms = environment.kms().get();
        var macs = new SdkMacGenerator(kms);
        List<String> keys = variables.list("TOKEN_KEYS");
        var format = new TokenFormat(variables.required("TOKEN_PREFIX"), variables.list("FORMER_TOKEN_PREFIXES"));
        return new IdentifyToken(tokens(kms), format,
                new KmsTagKeys(macs, keys, environment.clock(), environment.metrics()),
                new DynamoDbCredentials(table, accessSeals(kms)),
                new SecretCheck(new KmsCredentialKeys(macs, keys, environment.clock())),
                new DynamoDbRevocations(table));
    }

    ListTokens listTokens() {
        return new ListTokens(tokens(environment.kms().get()), records, directory);
    }

    ListEvents listEvents() {
        return new ListEvents(new DynamoDbEvents(table), directory, memberships(environment.kms().get()));
    }

    ListApps listApps() {
        return new ListApps(directory, memberships(environment.kms().get()));
    }

    ListMemberships listMemberships() {
        return new ListMemberships(directory);
    }

    private OwnedTokens tokens(KmsClient kms) {
        return new OwnedTokens(directory, memberships(kms), records, environment.clock());
    }

    /// Who owns a workspace, by seals that KMS verifies: no function here may make one.
    private Memberships memberships(KmsClient kms) {
        return new DynamoDbMemberships(table,
                watched(new KmsOwnSealCheck(kms, variables.list("DIRECTORY_KEYS"))));
    }

    private TokenStore store(KmsClient kms, SealCheck check) {
        var sealer = new KmsSealer(new SdkMacGenerator(kms), variables.required("ACCESS_KEY_ALIAS"));
        return new DynamoDbTokenStore(table, new Sealing(sealer), check, trail());
    }

    private AuditTrail trail() {
        return new AuditTrail(environment.clock(), environment.random(),
                Duration.ofDays(variables.positive("AUDIT_RETENTION_DAYS")));
    }

    private SealCheck accessSeals(KmsClient kms) {
        return watched(new KmsSealCheck(new SdkMacGenerator(kms), variables.list("ACCESS_KEYS"),
                environment.clock()));
    }

    private SealCheck watched(SealCheck check) {
        return new WatchedSeals(check, environment.metrics());
    }

    /// Makes tokens and their secrets.
    private TokenIssuer issuer(KmsClient kms) {
        var keys = new KmsIssuingKeys(new SdkMacGenerator(kms), variables.required("TOKEN_KEY_ALIAS"));
        var format = new TokenFormat(variables.required("TOKEN_PREFIX"), List.of());
        return new TokenIssuer(format, keys, environment.random(), environment.clock());
    }

    private RepeatedCalls repeats(KmsClient kms) {
        return new RepeatedCalls(new DynamoDbReceipts(table), tokens(kms), issuer(kms),
                new KmsRepeatKeys(new SdkMacGenerator(kms), variables.list("TOKEN_KEYS")));
    }

    private Expiry expiry() {
        return new Expiry(Duration.ofDays(variables.positive("MAX_LIFETIME_DAYS")),
                variables.flag("ALLOW_NEVER_EXPIRE"));
    }

    /// The access policy in force.
    Supplier<AccessPolicy> policy() {
        return PolicyInForce.of(variables, table, environment.clock());
    }

    private AccessRules rules() {
        return new AccessRules(policy(), directory);
    }
}
