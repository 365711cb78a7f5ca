package dev.workspacetokens.management;

import dev.workspacetokens.aws.AccessPolicyFile;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.aws.dynamodb.DynamoDbDirectory;
import dev.workspacetokens.aws.dynamodb.DynamoDbTokenStore;
import dev.workspacetokens.aws.dynamodb.TokenTable;
import dev.workspacetokens.aws.kms.KmsIssuingKeys;
import dev.workspacetokens.aws.kms.SdkMacGenerator;
import dev.workspacetokens.aws.operations.Variables;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.Uid;
import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.access.AccessRules;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.access.Held;
import dev.workspacetokens.domain.access.Reach;
import dev.workspacetokens.domain.directory.Directory;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.Owners;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.Expiry;
import dev.workspacetokens.domain.token.LiveCounts;
import dev.workspacetokens.domain.token.TokenFormat;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.TokenIssuer;
import dev.workspacetokens.domain.token.TokenStore;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.http.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// The composition root of the management functions, and what every one of them begins with: who asks, and for
/// which token.
final class Management {

    private final Environment environment;
    private final Variables variables;
    private final Directory directory;
    private final TokenStore tokens;
    private final Owners owners;

    Management(Environment environment) {
        this.environment = environment;
        this.variables = new Variables(environment.variables());
        var table = new TokenTable(environment.dynamoDb().get(), variables.required("TABLE_NAME"));
        this.directory = new DynamoDbDirectory(table);
        this.tokens = new DynamoDbTokenStore(table);
        this.owners = new Owners(directory);
    }

    Directory directory() {
        return directory;
    }

    TokenStore tokens() {
        return tokens;
    }

    /// What makes tokens and their secrets.
    TokenIssuer issuer() {
        var keys = new KmsIssuingKeys(new SdkMacGenerator(environment.kms().get()),
                variables.required("HMAC_KEY_ALIAS"));
        environment.snapshots().add(keys);
        var format = new TokenFormat(variables.required("TOKEN_PREFIX"), List.of());
        return new TokenIssuer(format, keys, environment.random(), environment.clock());
    }

    /// What an expiration date may be.
    ExpiryReader expiry() {
        var expiry = new Expiry(Duration.ofDays(variables.positive("MAX_LIFETIME_DAYS")),
                variables.flag("ALLOW_NEVER_EXPIRE"));
        return new ExpiryReader(expiry, environment.clock());
    }

    /// What roles may be given.
    AccessRules rules() {
        return new AccessRules(AccessPolicyFile.deployed(), directory);
    }

    /// A new, unique id for a grant set.
    String newGrantSet() {
        return Uid.draw(environment.random());
    }

    Instant now() {
        return environment.clock().instant();
    }

    /// The caller, who must be an owner of the workspace that the path names.
    Owner owner(Request request) {
        return owners.require(request.path("workspace"), request.caller("sub"));
    }

    /// The token that the path names, which must be one of the owner's workspace.
    WorkspaceToken token(Owner owner, Request request) {
        Slug workspace = owner.workspace().slug();
        return TokenId.parse(request.path("token")).flatMap(token -> tokens.find(workspace, token))
                .orElseThrow(TokenStore::notFound);
    }

    /// Every grant of a token, as it is stored now.
    List<Grant> grants(WorkspaceToken token) {
        return token.access() instanceof AccessRef.GrantSet(var set) ? tokens.grants(set) : List.of();
    }

    /// What a token has before its roles are replaced; its grants are read when they are asked for.
    Held held(WorkspaceToken token) {
        String allApps = token.access() instanceof AccessRef.AllApps(var role) ? role : null;
        return new Held(allApps, token.counts().keySet(), () -> grants(token));
    }

    /// The apps that a token reaches now, and those of its grants that count no more.
    Reach reach(WorkspaceToken token) {
        return reach(token, grants(token));
    }

    /// The same of one whose grants were read already.
    Reach reach(WorkspaceToken token, List<Grant> grants) {
        if (grants.isEmpty() || directory.departures(token.workspace().slug()) == token.departures()) {
            return Reach.all(grants);
        }
        return Reach.of(grants,
                directory.apps(token.workspace().slug(), grants.stream().map(Grant::app).toList()));
    }

    /// How many apps each of these tokens of a workspace reaches in which role.
    Map<TokenId, Map<String, Integer>> counts(Owner owner, List<WorkspaceToken> all) {
        return new LiveCounts(tokens, directory).of(owner.workspace().slug(), all);
    }

    /// What else a record shows of tokens: their last uses, and what the people are called who changed them.
    TokenContext context(Owner owner, Collection<WorkspaceToken> shown) {
        WorkspaceRef workspace = owner.workspace();
        return new TokenContext(tokens.lastUses(workspace, shown.stream().map(WorkspaceToken::id).toList()),
                directory.names(workspace.slug(),
                        shown.stream().flatMap(token -> token.people().stream()).distinct().toList()),
                now());
    }

    /// What happens now, by the owner.
    WorkspaceToken.Event event(Owner owner) {
        return new WorkspaceToken.Event(now().truncatedTo(ChronoUnit.MILLIS), owner.person().id());
    }

    /// How many tokens a workspace may have.
    int mostTokens() {
        return Math.toIntExact(variables.positive("MAX_TOKENS_PER_WORKSPACE"));
    }
}
