package dev.workspacetokens.directory;

import dev.workspacetokens.application.directory.AccessPolicies;
import dev.workspacetokens.application.directory.Apps;
import dev.workspacetokens.application.directory.Freezes;
import dev.workspacetokens.application.directory.Members;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.application.feed.DeleteApp;
import dev.workspacetokens.application.feed.DeleteMember;
import dev.workspacetokens.application.feed.DeleteWorkspace;
import dev.workspacetokens.application.feed.FreezeWorkspace;
import dev.workspacetokens.application.feed.GetWorkspace;
import dev.workspacetokens.application.feed.ListMembers;
import dev.workspacetokens.application.feed.ListWorkspaceApps;
import dev.workspacetokens.application.feed.ListWorkspaces;
import dev.workspacetokens.application.feed.PutAccessPolicy;
import dev.workspacetokens.application.feed.PutApp;
import dev.workspacetokens.application.feed.PutMember;
import dev.workspacetokens.application.feed.PutWorkspace;
import dev.workspacetokens.application.feed.ReplaceApps;
import dev.workspacetokens.application.feed.ReplaceMembers;
import dev.workspacetokens.application.feed.SetWorkspaceRules;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.dynamodb.AuditTrail;
import dev.workspacetokens.dynamodb.DirectorySeals;
import dev.workspacetokens.dynamodb.DynamoDbAccessPolicies;
import dev.workspacetokens.dynamodb.DynamoDbApps;
import dev.workspacetokens.dynamodb.DynamoDbFreezes;
import dev.workspacetokens.dynamodb.DynamoDbMembers;
import dev.workspacetokens.dynamodb.DynamoDbWorkspaces;
import dev.workspacetokens.dynamodb.Sealing;
import dev.workspacetokens.dynamodb.TokenTable;
import dev.workspacetokens.http.Routes;
import dev.workspacetokens.kms.KmsSealCheck;
import dev.workspacetokens.kms.KmsSealer;
import dev.workspacetokens.kms.sdk.KmsOwnSealer;
import dev.workspacetokens.kms.sdk.SdkMacGenerator;
import dev.workspacetokens.lambda.Variables;
import dev.workspacetokens.lambda.WatchedSeals;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.kms.KmsClient;

/// The composition root, and the map of the API: makes each use case of what the function's environment has, for the
/// route that calls it.
final class DirectoryWiring {

    private static final String POLICY = "/directory/access-policy";
    private static final String WORKSPACES = "/directory/workspaces";
    private static final String WORKSPACE = WORKSPACES + "/{workspace}";
    private static final String FREEZE = WORKSPACE + "/freeze";
    private static final String APPS = WORKSPACE + "/apps";
    private static final String APP = APPS + "/{app}";
    private static final String MEMBERS = WORKSPACE + "/members";
    private static final String MEMBER = MEMBERS + "/{user}";

    private final Workspaces workspaces;
    private final Apps apps;
    private final Members members;
    private final Freezes freezes;
    private final AccessPolicies policies;
    private final InstantSource clock;

    DirectoryWiring(Environment environment) {
        var variables = new Variables(environment.variables());
        var table = new TokenTable(environment.dynamoDb().get(), variables.required("TABLE_NAME"));
        KmsClient kms = environment.kms().get();
        String alias = variables.required("DIRECTORY_KEY_ALIAS");
        this.clock = environment.clock();
        // Whoever reads members may verify their seals and must not be able to make one, so KMS makes each itself.
        var ofMembers = new Sealing(new KmsOwnSealer(kms, alias));
        var macs = new SdkMacGenerator(kms);
        var ofRows = new Sealing(new KmsSealer(macs, alias));
        var check = new WatchedSeals(new KmsSealCheck(macs, variables.list("DIRECTORY_KEYS"), clock),
                environment.metrics());
        var seals = new DirectorySeals(ofMembers, ofRows, check);
        var trail = new AuditTrail(clock, environment.random(),
                Duration.ofDays(variables.positive("AUDIT_RETENTION_DAYS")));
        var freezes = new DynamoDbFreezes(table, seals, trail);
        this.freezes = freezes;
        this.policies = new DynamoDbAccessPolicies(table, ofRows, check, trail, clock);
        this.workspaces = new DynamoDbWorkspaces(table, seals, freezes, trail, environment.random());
        this.apps = new DynamoDbApps(table, seals, trail, environment.random());
        this.members = new DynamoDbMembers(table, seals, trail);
    }

    Routes routes() {
        return new Routes(Map.ofEntries(
                Map.entry("GET " + POLICY, new AccessPolicyOperation(policies)),
                Map.entry("PUT " + POLICY, new PutAccessPolicyOperation(new PutAccessPolicy(policies, clock))),
                Map.entry("GET " + WORKSPACES, new ListWorkspacesOperation(new ListWorkspaces(workspaces))),
                Map.entry("PUT " + WORKSPACE, new PutWorkspaceOperation(new PutWorkspace(workspaces))),
                Map.entry("PATCH " + WORKSPACE,
                        new SetWorkspaceRulesOperation(new SetWorkspaceRules(workspaces))),
                Map.entry("GET " + WORKSPACE, new GetWorkspaceOperation(new GetWorkspace(workspaces))),
                Map.entry("DELETE " + WORKSPACE, new DeleteWorkspaceOperation(new DeleteWorkspace(workspaces))),
                Map.entry("PUT " + FREEZE, new FreezeOperation(new FreezeWorkspace(freezes, clock), true)),
                Map.entry("DELETE " + FREEZE, new FreezeOperation(new FreezeWorkspace(freezes, clock), false)),
                Map.entry("GET " + APPS, new ListWorkspaceAppsOperation(new ListWorkspaceApps(workspaces, apps))),
                Map.entry("PUT " + APPS, new ReplaceAppsOperation(new ReplaceApps(workspaces, apps))),
                Map.entry("PUT " + APP, new PutAppOperation(new PutApp(workspaces, apps))),
                Map.entry("DELETE " + APP, new DeleteAppOperation(new DeleteApp(apps))),
                Map.entry("GET " + MEMBERS, new ListMembersOperation(new ListMembers(workspaces, members))),
                Map.entry("PUT " + MEMBERS, new ReplaceMembersOperation(
                        new ReplaceMembers(workspaces, members))),
                Map.entry("PUT " + MEMBER, new PutMemberOperation(new PutMember(workspaces, members))),
                Map.entry("DELETE " + MEMBER, new DeleteMemberOperation(new DeleteMember(members)))));
    }
}
