package dev.workspacetokens.management;

import dev.workspacetokens.application.access.AccessRules;
import dev.workspacetokens.application.directory.Directory;
import dev.workspacetokens.application.directory.ListApps;
import dev.workspacetokens.application.directory.ListMemberships;
import dev.workspacetokens.application.token.CreateToken;
import dev.workspacetokens.application.token.GetToken;
import dev.workspacetokens.application.token.ListTokens;
import dev.workspacetokens.application.token.LiveCounts;
import dev.workspacetokens.application.token.OwnedTokens;
import dev.workspacetokens.application.token.RegenerateToken;
import dev.workspacetokens.application.token.RevokeToken;
import dev.workspacetokens.application.token.TokenStore;
import dev.workspacetokens.application.token.UpdateToken;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.domain.Uid;
import dev.workspacetokens.domain.token.Expiry;
import dev.workspacetokens.domain.token.TokenFormat;
import dev.workspacetokens.domain.token.TokenIssuer;
import dev.workspacetokens.dynamodb.DynamoDbDirectory;
import dev.workspacetokens.dynamodb.DynamoDbTokenStore;
import dev.workspacetokens.dynamodb.TokenTable;
import dev.workspacetokens.kms.KmsIssuingKeys;
import dev.workspacetokens.kms.SdkMacGenerator;
import dev.workspacetokens.lambda.AccessPolicyFile;
import dev.workspacetokens.lambda.Variables;
import java.time.Duration;
import java.util.List;

/// The composition root: makes each use case of what the function's environment has. A function makes the one that
/// it does.
final class ManagementWiring {

    private final Environment environment;
    private final Variables variables;
    private final Directory directory;
    private final TokenStore store;
    private final OwnedTokens tokens;

    ManagementWiring(Environment environment) {
        this.environment = environment;
        this.variables = new Variables(environment.variables());
        var table = new TokenTable(environment.dynamoDb().get(), variables.required("TABLE_NAME"));
        this.directory = new DynamoDbDirectory(table);
        this.store = new DynamoDbTokenStore(table);
        this.tokens = new OwnedTokens(directory, store, environment.clock());
    }

    CreateToken createToken() {
        return new CreateToken(tokens, store, issuer(), expiry(), rules(),
                Math.toIntExact(variables.positive("MAX_TOKENS_PER_WORKSPACE")));
    }

    RegenerateToken regenerateToken() {
        return new RegenerateToken(tokens, store, issuer(), expiry());
    }

    UpdateToken updateToken() {
        return new UpdateToken(tokens, store, rules(), () -> Uid.draw(environment.random()));
    }

    RevokeToken revokeToken() {
        return new RevokeToken(tokens, store);
    }

    GetToken getToken() {
        return new GetToken(tokens);
    }

    ListTokens listTokens() {
        return new ListTokens(tokens, store, new LiveCounts(store, directory));
    }

    ListApps listApps() {
        return new ListApps(directory);
    }

    ListMemberships listMemberships() {
        return new ListMemberships(directory);
    }

    /// Makes tokens and their secrets.
    private TokenIssuer issuer() {
        var keys = new KmsIssuingKeys(new SdkMacGenerator(environment.kms().get()),
                variables.required("TOKEN_KEY_ALIAS"));
        var format = new TokenFormat(variables.required("TOKEN_PREFIX"), List.of());
        return new TokenIssuer(format, keys, environment.random(), environment.clock());
    }

    private Expiry expiry() {
        return new Expiry(Duration.ofDays(variables.positive("MAX_LIFETIME_DAYS")),
                variables.flag("ALLOW_NEVER_EXPIRE"));
    }

    private AccessRules rules() {
        return new AccessRules(AccessPolicyFile.deployed(), directory);
    }
}
