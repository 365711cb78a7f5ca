package dev.workspacetokens.aws.dynamodb;

import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Slug;
import java.util.Optional;
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
    public void add(BuildItem build) {
        table.of(BuildItem.SCHEMA).putItem(r -> r.item(build).conditionExpression(Conditions.ABSENT));
    }

    /// The build of this id of this very app.
    public Optional<BuildItem> find(Slug app, String appUid, String id) {
        return Optional.ofNullable(table.of(BuildItem.SCHEMA).getItem(
                r -> r.consistentRead(true).key(Keys.key(Keys.buildPartition(app), Keys.buildSort(appUid, id)))));
    }

    /// The builds of this very app, newest first.
    public Page<BuildItem> list(Slug app, String appUid, Page.Request page) {
        return new PagedQuery<>(table.of(BuildItem.SCHEMA), Keys.buildPartition(app), Keys.buildPrefix(appUid), false,
                BuildItem::id).page(_ -> true, page);
    }

    /// Notes that a build was aborted, unless somebody did it before: then nothing changes.
    ///
    /// @param aborted the build with its abortion
    /// @return whether it was noted
    public boolean abort(BuildItem aborted) {
        try {
            table.of(BuildItem.SCHEMA).putItem(r -> r.item(aborted)
                    .conditionExpression(Conditions.both(Conditions.EXISTS, NOT_ABORTED)));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }
}
