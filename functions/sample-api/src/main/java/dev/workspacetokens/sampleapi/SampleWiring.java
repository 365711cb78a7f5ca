package dev.workspacetokens.sampleapi;

import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.dynamodb.DynamoDbBuilds;
import dev.workspacetokens.dynamodb.DynamoDbCatalog;
import dev.workspacetokens.dynamodb.DynamoDbDirectory;
import dev.workspacetokens.dynamodb.DynamoDbTokenRecords;
import dev.workspacetokens.dynamodb.PolicyInForce;
import dev.workspacetokens.dynamodb.TokenTable;
import dev.workspacetokens.http.Routes;
import dev.workspacetokens.lambda.Variables;
import java.util.Map;

/// The composition root, and the map of the API: makes the class that does each route.
final class SampleWiring {

    private final SampleApi api;

    SampleWiring(Environment environment) {
        var variables = new Variables(environment.variables());
        var table = new TokenTable(environment.dynamoDb().get(), variables.required("TABLE_NAME"));
        var tokens = new DynamoDbTokenRecords(table);
        var catalog = new DynamoDbCatalog(table);
        var reachedApps = new ReachedApps(new DynamoDbDirectory(table), catalog, tokens,
                PolicyInForce.of(variables, table, environment.clock()));
        this.api = new SampleApi(tokens, catalog, new DynamoDbBuilds(table), reachedApps, environment.clock(),
                environment.random());
    }

    Routes routes() {
        return new Routes(Map.of(
                "GET /me", new GetMe(api),
                "GET /apps", new ListReachedApps(api),
                "GET /apps/{app}", new GetApp(api),
                "GET /apps/{app}/builds", new ListBuilds(api),
                "POST /apps/{app}/builds", new StartBuild(api),
                "GET /apps/{app}/builds/{build}", new GetBuild(api),
                "POST /apps/{app}/builds/{build}/abort", new AbortBuild(api),
                "GET /apps/{app}/builds/{build}/log", new GetBuildLog(api)));
    }
}
