package dev.workspacetokens.dynamodb;

import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.table.Keys;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Keeps the builds of the sample API. Every read is strongly consistent.
public final class DynamoDbBuilds {

    private static final Expression NOT_ABORTED = Expression.builder()
            .expression("attribute_not_exists(" + BuildItem.ABORTED_AT + ")").build();

    private final TokenTable table;

    public DynamoDbBuilds(TokenTable table) {
        this.table = table;
    }

    /// Keeps a new build. Never replaces another one.
    ///
    /// @throws Refusal.Uncertain when it may have been kept
    public void add(BuildItem build) {
        try {
            put(build, WriteConditions.ABSENT);
        } catch (ConditionalCheckFailedException e) {
            // Nobody else draws its id: it met what an earlier attempt of the SDK had put, whose answer was lost.
            if (FailedWrite.certainlyNotMade(e)) {
                throw e;
            }
        }
    }

    /// The build of this id of this very app.
    public Optional<BuildItem> find(Slug app, String appUid, String id) {
        return Optional.ofNullable(table.of(BuildItem.SCHEMA).getItem(
                r -> r.consistentRead(true).key(TokenTable.key(Keys.buildPartition(app), Keys.buildSort(appUid, id)))));
    }

    /// The builds of this very app, newest first.
    public Page<BuildItem> list(Slug app, String appUid, Page.Request page) {
        return new PagedQuery<>(table.of(BuildItem.SCHEMA), Keys.buildPartition(app), Keys.buildPrefix(appUid), false,
                BuildItem::id).page(_ -> true, page);
    }

    /// Notes that a build was aborted, unless it was noted before: then nothing changes.
    ///
    /// @param aborted the build with its abortion
    /// @return the build as it is then
    /// @throws Refusal.Uncertain when it may have been noted
    public BuildItem abort(BuildItem aborted) {
        try {
            put(aborted, WriteConditions.both(WriteConditions.EXISTS, NOT_ABORTED));
            return aborted;
        } catch (ConditionalCheckFailedException e) {
            return asItIs(aborted, e);
        }
    }

    private BuildItem asItIs(BuildItem build, ConditionalCheckFailedException refused) {
        try {
            return find(build.app(), build.appUid(), build.id()).orElseThrow(() -> refused);
        } catch (SdkException e) {
            throw FailedWrite.certainlyNotMade(refused) ? e : FailedWrite.of(refused);
        }
    }

    private void put(BuildItem build, Expression condition) {
        try {
            table.of(BuildItem.SCHEMA).putItem(r -> r.item(build).conditionExpression(condition));
        } catch (ConditionalCheckFailedException e) {
            throw e;
        } catch (SdkException e) {
            throw FailedWrite.of(e);
        }
    }
}
