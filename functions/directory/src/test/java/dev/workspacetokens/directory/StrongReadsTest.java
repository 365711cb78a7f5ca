package dev.workspacetokens.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.testing.OnEachBackend;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;

@OnEachBackend
final class StrongReadsTest {

    @Test
    void nothingIsDecidedOrListedByAnOldRead() {
        var reads = new ArrayList<Boolean>();
        var directory = DirectoryApi.onAnEmptyTable();
        DirectoryApi api = Scenario.seed(directory).through(new DynamoDb.Hook() {
            @Override
            public void before(boolean write, Object request) {
                if (!write) {
                    reads.add(strong(request));
                }
            }
        });
        Scenario.ALL.forEach(scenario -> scenario.run(api));
        api.get("");
        api.get("acme");
        api.get("acme/apps");
        api.get("acme/members");
        assertThat(reads).hasSizeGreaterThan(30).containsOnly(true);
    }

    private static boolean strong(Object request) {
        return switch (request) {
            case GetItemRequest get -> get.consistentRead();
            case QueryRequest query -> query.consistentRead();
            case BatchGetItemRequest batch ->
                batch.requestItems().values().stream().allMatch(keys -> Boolean.TRUE.equals(keys.consistentRead()));
            case TransactGetItemsRequest _ -> true;
            default -> throw new AssertionError(request);
        };
    }
}
