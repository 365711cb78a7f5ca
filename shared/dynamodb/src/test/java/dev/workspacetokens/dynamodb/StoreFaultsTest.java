package dev.workspacetokens.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.emulators.intercept.Interceptor;
import dev.workspacetokens.emulators.intercept.Requests;
import dev.workspacetokens.testing.OnEachBackend;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// What the store does when DynamoDB does not keep up: it tries again, not for ever, and says so.
@OnEachBackend
final class StoreFaultsTest {

    private static final int FOR_EVER = Integer.MAX_VALUE;

    private final World world = new World();
    private final Requests requests = new Requests();

    private DynamoDbDirectory directory(Interceptor fault) {
        return new DynamoDbDirectory(World.table(requests.then(fault)));
    }

    private WholeStore store(Interceptor fault) {
        return World.store(requests.then(fault));
    }

    @Test
    void grantsThatAreLeftUnprocessedAreWrittenInTheEnd() {
        List<Grant> grants = world.apps(30, "developer");
        var shown = world.issue(new Access.PerApp(grants));
        store(Faults.unprocessed(Batches.MAX_ATTEMPTS - 1)).create(world.owner, shown.issued(), grants, World.MOST);
        assertThat(world.store.grants(shown.id().value())).isEqualTo(grants);
    }

    @Test
    void tokenWhoseGrantsCannotBeWrittenDoesNotExist() {
        List<Grant> grants = world.apps(3, "developer");
        var shown = world.issue(new Access.PerApp(grants));
        assertThatExceptionOfType(Refusal.Unavailable.class)
                .isThrownBy(() -> store(Faults.unprocessed(FOR_EVER)).create(world.owner, shown.issued(), grants,
                        World.MOST));
        assertThat(requests.sent(BatchWriteItemRequest.class)).hasSize(Batches.MAX_ATTEMPTS);
        assertThat(requests.sent(TransactWriteItemsRequest.class)).isEmpty();
        assertThat(world.alive(shown.secret())).isFalse();
    }

    @Test
    void readsThatAreLeftUnprocessedAreAskedForAgain() {
        assertThat(directory(Faults.unprocessed(3)).names(world.workspace.slug(), List.of("ada")))
                .containsEntry("ada", "Ada Lovelace");
        assertThat(requests.sent(BatchGetItemRequest.class)).hasSize(4);
    }

    @Test
    void readsThatAreLeftUnprocessedForEverEnd() {
        var directory = directory(Faults.unprocessed(FOR_EVER));
        assertThatExceptionOfType(Refusal.Unavailable.class)
                .isThrownBy(() -> directory.names(world.workspace.slug(), List.of("ada")));
        assertThat(requests.sent(BatchGetItemRequest.class)).hasSize(Batches.MAX_ATTEMPTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"})
    void transactionThatMeetsAnotherIsTriedAgain(String code) {
        var shown = world.issue(new Access.AllApps("developer"));
        store(Faults.cancelled(Transaction.MAX_ATTEMPTS - 1, code)).create(world.owner, shown.issued(), List.of(),
                World.MOST);
        assertThat(world.alive(shown.secret())).isTrue();
    }

    @Test
    void transactionThatAlwaysMeetsAnotherEnds() {
        var shown = world.issue(new Access.AllApps("developer"));
        assertThatExceptionOfType(Refusal.Unavailable.class)
                .isThrownBy(() -> store(Faults.cancelled(FOR_EVER, "TransactionConflict")).create(world.owner,
                        shown.issued(), List.of(), World.MOST));
        assertThat(requests.sent(TransactWriteItemsRequest.class)).hasSize(Transaction.MAX_ATTEMPTS);
        assertThat(world.alive(shown.secret())).isFalse();
    }

    @Test
    void transactionThatIsCancelledForAnyOtherReasonIsNotTriedAgain() {
        var shown = world.issue(new Access.AllApps("developer"));
        assertThatIllegalStateException()
                .isThrownBy(() -> store(Faults.cancelled(FOR_EVER, "ValidationError")).create(world.owner,
                        shown.issued(), List.of(), World.MOST));
        assertThat(requests.sent(TransactWriteItemsRequest.class)).hasSize(1);
    }

    @Test
    void leftoverGrantsDoNotFailTheRevocation() {
        var shown = world.create(new Access.PerApp(world.apps(3, "developer")));
        store(Faults.unprocessed(FOR_EVER)).revoke(world.owner, shown.token());
        assertThat(world.alive(shown.secret())).isFalse();
    }
}
