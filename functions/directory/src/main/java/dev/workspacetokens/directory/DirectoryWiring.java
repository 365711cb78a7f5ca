package dev.workspacetokens.directory;

import dev.workspacetokens.application.directory.Apps;
import dev.workspacetokens.application.directory.Members;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.application.feed.DeleteApp;
import dev.workspacetokens.application.feed.DeleteMember;
import dev.workspacetokens.application.feed.DeleteWorkspace;
import dev.workspacetokens.application.feed.GetWorkspace;
import dev.workspacetokens.application.feed.ListMembers;
import dev.workspacetokens.application.feed.ListWorkspaceApps;
import dev.workspacetokens.application.feed.ListWorkspaces;
import dev.workspacetokens.application.feed.PutApp;
import dev.workspacetokens.application.feed.PutMember;
import dev.workspacetokens.application.feed.PutWorkspace;
import dev.workspacetokens.application.feed.ReplaceApps;
import dev.workspacetokens.application.feed.ReplaceMembers;
import dev.workspacetokens.application.feed.SetWorkspaceRules;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.dynamodb.DynamoDbApps;
import dev.workspacetokens.dynamodb.DynamoDbMembers;
import dev.workspacetokens.dynamodb.DynamoDbWorkspaces;
import dev.workspacetokens.dynamodb.TokenTable;
import dev.workspacetokens.http.Routes;
import dev.workspacetokens.lambda.Variables;
import java.time.InstantSource;
import java.util.Map;

/// The composition root, and the map of the API: makes each use case of what the function's environment has, for the
/// route that calls it.
final class DirectoryWiring {

    private static final String WORKSPACES = "/directory/workspaces";
    private static final String WORKSPACE = WORKSPACES + "/{workspace}";
    private static final String APPS = WORKSPACE + "/apps";
    private static final String APP = APPS + "/{app}";
    private static final String MEMBERS = WORKSPACE + "/members";
    private static final String MEMBER = MEMBERS + "/{user}";

    private final Workspaces workspaces;
    private final Apps apps;
    private final Members members;
    private final InstantSource clock;

    DirectoryWiring(Environment environment) {
        var table = new TokenTable(environment.dynamoDb().get(),
                new Variables(environment.variables()).required("TABLE_NAME"));
        this.workspaces = new DynamoDbWorkspaces(table, environment.random());
        this.apps = new DynamoDbApps(table, environment.random());
        this.members = new DynamoDbMembers(table);
        this.clock = environment.clock();
    }

    Routes routes() {
        return new Routes(Map.ofEntries(
                Map.entry("GET " + WORKSPACES, new ListWorkspacesOperation(new ListWorkspaces(workspaces))),
                Map.entry("PUT " + WORKSPACE, new PutWorkspaceOperation(new PutWorkspace(workspaces, clock))),
                Map.entry("PATCH " + WORKSPACE,
                        new SetWorkspaceRulesOperation(new SetWorkspaceRules(workspaces, clock))),
                Map.entry("GET " + WORKSPACE, new GetWorkspaceOperation(new GetWorkspace(workspaces))),
                Map.entry("DELETE " + WORKSPACE, new DeleteWorkspaceOperation(new DeleteWorkspace(workspaces, clock))),
                Map.entry("GET " + APPS, new ListWorkspaceAppsOperation(new ListWorkspaceApps(workspaces, apps))),
                Map.entry("PUT " + APPS, new ReplaceAppsOperation(new ReplaceApps(workspaces, apps, clock))),
                Map.entry("PUT " + APP, new PutAppOperation(new PutApp(workspaces, apps, clock))),
                Map.entry("DELETE " + APP, new DeleteAppOperation(new DeleteApp(apps, clock))),
                Map.entry("GET " + MEMBERS, new ListMembersOperation(new ListMembers(workspaces, members))),
                Map.entry("PUT " + MEMBERS, new ReplaceMembersOperation(
                        new ReplaceMembers(workspaces, members, clock))),
                Map.entry("PUT " + MEMBER, new PutMemberOperation(new PutMember(workspaces, members, clock))),
                Map.entry("DELETE " + MEMBER, new DeleteMemberOperation(new DeleteMember(members, clock)))));
    }
}
