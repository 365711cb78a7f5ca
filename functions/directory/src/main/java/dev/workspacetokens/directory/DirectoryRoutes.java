package dev.workspacetokens.directory;

import dev.workspacetokens.application.directory.Apps;
import dev.workspacetokens.application.directory.Members;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.dynamodb.DynamoDbApps;
import dev.workspacetokens.dynamodb.DynamoDbMembers;
import dev.workspacetokens.dynamodb.DynamoDbWorkspaces;
import dev.workspacetokens.dynamodb.TokenTable;
import dev.workspacetokens.http.Routes;
import dev.workspacetokens.lambda.Variables;
import java.util.Map;

/// The composition root, and the map of the API: which class does which route.
final class DirectoryRoutes {

    private static final String WORKSPACES = "/directory/workspaces";
    private static final String WORKSPACE = WORKSPACES + "/{workspace}";
    private static final String APPS = WORKSPACE + "/apps";
    private static final String APP = APPS + "/{app}";
    private static final String MEMBERS = WORKSPACE + "/members";
    private static final String MEMBER = MEMBERS + "/{user}";

    private DirectoryRoutes() {}

    static Routes fromEnvironment(Environment environment) {
        var table = new TokenTable(environment.dynamoDb().get(),
                new Variables(environment.variables()).required("TABLE_NAME"));
        Workspaces workspaces = new DynamoDbWorkspaces(table, environment.random());
        Apps apps = new DynamoDbApps(table, environment.random());
        Members members = new DynamoDbMembers(table);
        return new Routes(Map.ofEntries(
                Map.entry("GET " + WORKSPACES, new ListWorkspaces(workspaces)),
                Map.entry("PUT " + WORKSPACE, new PutWorkspace(workspaces)),
                Map.entry("GET " + WORKSPACE, new GetWorkspace(workspaces)),
                Map.entry("DELETE " + WORKSPACE, new DeleteWorkspace(workspaces)),
                Map.entry("GET " + APPS, new ListWorkspaceApps(workspaces, apps)),
                Map.entry("PUT " + APPS, new PutApps(workspaces, apps)),
                Map.entry("PUT " + APP, new PutApp(workspaces, apps)),
                Map.entry("DELETE " + APP, new DeleteApp(apps)),
                Map.entry("GET " + MEMBERS, new ListMembers(workspaces, members)),
                Map.entry("PUT " + MEMBERS, new PutMembers(workspaces, members)),
                Map.entry("PUT " + MEMBER, new PutMember(workspaces, members)),
                Map.entry("DELETE " + MEMBER, new DeleteMember(members))));
    }
}
