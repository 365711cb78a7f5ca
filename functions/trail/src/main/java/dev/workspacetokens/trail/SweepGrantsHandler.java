package dev.workspacetokens.trail;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.workspacetokens.application.walk.SweepGrants;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.dynamodb.DynamoDbNotedSets;
import dev.workspacetokens.dynamodb.DynamoDbWalks;
import dev.workspacetokens.dynamodb.TokenTable;
import dev.workspacetokens.lambda.Variables;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// [Deletes][SweepGrants] the grant sets that changes left behind, whenever a schedule calls.
public final class SweepGrantsHandler implements RequestHandler<Map<String, Object>, String> {

    private final SweepGrants sweep;
    private final WalkRun walk;

    public SweepGrantsHandler() {
        this(Environment.lambda());
    }

    public SweepGrantsHandler(Environment environment) {
        String name = new Variables(environment.variables()).required("TABLE_NAME");
        DynamoDbClient client = environment.dynamoDb().get();
        var table = new TokenTable(client, name);
        this.sweep = new SweepGrants(new DynamoDbNotedSets(table, client, name), DynamoDbWalks.ofSweeps(table),
                environment.clock());
        this.walk = new WalkRun("SweepGrants", environment);
    }

    /// @return [WalkRun#DONE]
    /// @throws IllegalStateException when something is left to do
    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
        return walk.run(context, sweep::run);
    }
}
