package dev.workspacetokens.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.application.walk.NotedSet;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.token.Overlap;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.emulators.intercept.Requests;
import dev.workspacetokens.table.DynamoDbAccessReader;
import dev.workspacetokens.testing.OnEachBackend;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// The requests as they are sent. The client under them refuses to Scan.
@OnEachBackend
final class RequestsSentTest {

    private final World world = new World();
    private final Requests requests = new Requests();
    private final WholeStore store = World.store(requests);

    @Test
    void everyReadIsStronglyConsistentAndOfTheTableItself() {
        List<Grant> grants = world.apps(2, "developer");
        var shown = world.issue(new Access.PerApp(grants));
        store.create(world.owner, shown.issued(), grants, World.MOST);
        store.list(world.workspace, new Page.Request(null, 1));
        store.all(world.workspace);
        var after = shown.token().renamed("CI", World.CHANGE).withAccess(new Access.PerApp(grants),
                "set-" + shown.id());
        store.update(world.owner, shown.token(), after, grants);
        WorkspaceToken before = store.find(world.workspace, shown.id()).orElseThrow();
        var second = world.regenerated(before);
        store.regenerate(world.owner, before, second.issued(), Overlap.NONE);
        store.lastUses(world.workspace, List.of(shown.id()));
        store.lastUses(world.workspace);
        store.grants("set-" + shown.id());
        var directory = new DynamoDbDirectory(World.table(requests));
        new DynamoDbMemberships(World.table(requests), (_, _) -> true).find(world.workspace.slug(), "ada");
        directory.names(world.workspace.slug(), List.of("ada"));
        directory.owners(world.workspace.slug());
        new AppOwners(World.table(requests), WholeStore.KEY).of(List.of(grants.getFirst().app()));
        directory.apps(world.workspace.slug(), _ -> true, new Page.Request(null, 1));
        World.put(Map.of("PK", World.text("USER#" + world.workspace.uid()), "SK",
                World.text("WORKSPACE#" + world.workspace.slug()), "role", World.text("owner")));
        assertThat(directory.memberships(world.workspace.uid(), new Page.Request(null, 1)).items()).hasSize(1);
        var reader = new DynamoDbAccessReader(World.reads(requests), WholeStore.KEY, WholeStore.KEY);
        world.authorizer(reader).decide(World.request(grants.getFirst().app()), List.of(second.secret()));
        new DynamoDbNotedSets(World.table(requests), World.client(requests), World.BACKEND.table())
                .named(List.of(new NotedSet(shown.id(), "set-" + shown.id())));
        new DynamoDbReceipts(World.table(requests)).find(world.workspace, "a call");
        store.revoke(world.owner, second.token());
        assertThat(new DynamoDbRevocations(World.table(requests)).of(world.workspace, shown.id()))
                .as("read with the row that names it").isPresent();

        assertThat(requests.sent(GetItemRequest.class)).hasSizeGreaterThan(2);
        assertThat(requests.sent(QueryRequest.class)).hasSizeGreaterThan(5);
        assertThat(requests.sent(BatchGetItemRequest.class)).hasSizeGreaterThan(3);
        assertThat(requests.sent()).allSatisfy(RequestsSentTest::isWriteOrConsistentRead);
    }

    private static void isWriteOrConsistentRead(SdkRequest request) {
        switch (request) {
            case GetItemRequest get -> assertThat(get.consistentRead()).isTrue();
            case QueryRequest query -> {
                assertThat(query.consistentRead()).isTrue();
                assertThat(query.indexName()).isNull();
            }
            case BatchGetItemRequest batch -> assertThat(batch.requestItems().values()).isNotEmpty()
                    .allSatisfy(keys -> assertThat(keys.consistentRead()).isTrue());
            default -> assertThat(request).isInstanceOfAny(TransactWriteItemsRequest.class,
                    BatchWriteItemRequest.class, UpdateItemRequest.class, DeleteItemRequest.class);
        }
    }

    @Test
    void everyTransactionChecksTheOwner() {
        var shown = world.issue(new Access.AllApps("developer"));
        store.create(world.owner, shown.issued(), List.of(), World.MOST);
        var renamed = shown.token().renamed("other", World.CHANGE);
        store.update(world.owner, shown.token(), renamed, List.of());
        var second = world.regenerated(renamed);
        store.regenerate(world.owner, renamed, second.issued(), Overlap.NONE);
        store.revoke(world.owner, second.token());
        assertThat(requests.sent(TransactWriteItemsRequest.class)).hasSize(4)
                .allSatisfy(transaction -> assertThat(transaction.transactItems().getFirst().conditionCheck().key())
                        .containsEntry("SK", World.text("MEMBER#ada")));
    }

    @Test
    void regeneratingTouchesNoGrant() {
        List<Grant> grants = world.apps(30, "developer");
        var shown = world.create(new Access.PerApp(grants));
        var second = world.regenerated(shown.token());
        store.regenerate(world.owner, shown.token(), second.issued(), Overlap.NONE);
        assertThat(requests.sent()).hasSize(2).allSatisfy(
                request -> assertThat(request.toString()).doesNotContain("GRANT#"));
    }

    /// IAM holds the function to these attributes too; here they are those that the writes need.
    @Test
    void regeneratingNamesNothingOfTheAccessAndUpdatingNothingOfTheSecret() {
        var shown = world.create(new Access.AllApps("developer"));
        var second = world.regenerated(shown.token());
        store.regenerate(world.owner, shown.token(), second.issued(), Overlap.NONE);
        assertThat(named("CREDENTIAL#")).containsExactlyInAnyOrder("mac", "key_id", "algorithm", "generation",
                "expires_at", "former_mac", "former_key_id", "former_algorithm", "former_generation",
                "former_expires_at", "former_until", "event", "seal");
        assertThat(named("TOKENS#")).containsExactlyInAnyOrder("version", "generation", "expires_at",
                "former_generation", "former_expires_at", "former_until", "regenerated_at", "regenerated_by",
                "updated_at", "updated_by");

        requests.clear();
        var grants = world.apps(1, "admin");
        store.update(world.owner, second.token(),
                second.token().renamed("other", World.CHANGE).withAccess(new Access.PerApp(grants), "set"), grants);
        assertThat(named("CREDENTIAL#")).containsExactlyInAnyOrder("name", "role", "grant_set", "disabled",
                "allowed_sources", "event", "seal");
        assertThat(named("TOKENS#")).containsExactlyInAnyOrder("version", "name", "disabled", "described", "role",
                "grant_set", "counts", "left", "updated_at", "updated_by");
        assertThat(requests.sent(GetItemRequest.class)).as("the credential, whose seal is verified").hasSize(1);
    }

    @Test
    void endingAnOverlapNamesTheFormerSecretAndNothingElse() {
        var shown = world.create(new Access.AllApps("developer"));
        var second = world.regenerated(shown.token(), World.HOUR);
        store.regenerate(world.owner, shown.token(), second.issued(), World.HOUR);
        requests.clear();
        assertThat(store.endOverlap(world.owner, second.token(), second.token().withoutFormer(World.CHANGE))).isTrue();
        assertThat(named("CREDENTIAL#")).containsExactlyInAnyOrder("former_mac", "former_key_id", "former_algorithm",
                "former_generation", "former_expires_at", "former_until", "event", "seal");
        assertThat(named("TOKENS#")).containsExactlyInAnyOrder("version", "former_generation", "former_expires_at",
                "former_until", "updated_at", "updated_by");
    }

    /// The attributes that the one update of such an item names.
    private Set<String> named(String partition) {
        var updates = requests.sent(TransactWriteItemsRequest.class).getFirst().transactItems().stream()
                .map(TransactWriteItem::update).filter(Objects::nonNull)
                .filter(one -> String.valueOf(one.key().get("PK")).contains(partition)).toList();
        assertThat(updates).hasSize(1);
        return Set.copyOf(updates.getFirst().expressionAttributeNames().values());
    }
}
