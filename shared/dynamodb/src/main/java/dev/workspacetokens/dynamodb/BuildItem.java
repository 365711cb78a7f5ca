package dev.workspacetokens.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.table.Keys;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/// A build of the sample API as `BUILD#<app>` / `<app uid>#<build>`. Whether it is still running is for that API to
/// say; kept is only what was done.
///
/// @param app the app's slug
/// @param appUid the app's identity
/// @param id names it among the app's builds, and sorts by creation
/// @param branch to build
/// @param message why, in a caller's words; null when nobody said
/// @param started when and by which token
/// @param aborted when and by which token; null when nobody did
public record BuildItem(Slug app, String appUid, String id, String branch, @Nullable String message, Act started,
        @Nullable Act aborted) {

    static final String ABORTED_AT = "aborted_at";

    static final TableSchema<BuildItem> SCHEMA = StaticImmutableTableSchema.builder(BuildItem.class, Row.class)
            .newItemBuilder(Row::new, Row::build)
            .addAttribute(String.class, a -> a.name(Keys.PK).getter(b -> Keys.buildPartition(b.app()))
                    .setter((r, v) -> r.app = Keys.tail(v)).tags(primaryPartitionKey()))
            .addAttribute(String.class, a -> a.name(Keys.SK).getter(b -> Keys.buildSort(b.appUid(), b.id()))
                    .setter((r, v) -> r.uidAndId = v).tags(primarySortKey()))
            .addAttribute(String.class, a -> a.name("branch").getter(BuildItem::branch).setter((r, v) -> r.branch = v))
            .addAttribute(String.class,
                    a -> a.name("message").getter(BuildItem::message).setter((r, v) -> r.message = v))
            .addAttribute(Instant.class,
                    a -> a.name("created_at").getter(b -> b.started().at()).setter((r, v) -> r.startedAt = v))
            .addAttribute(String.class, a -> a.name("started_by").getter(b -> b.started().token().value())
                    .setter((r, v) -> r.startedBy = v))
            .addAttribute(String.class, a -> a.name("started_by_name").getter(b -> b.started().tokenName())
                    .setter((r, v) -> r.startedByName = v))
            .addAttribute(Instant.class,
                    a -> a.name(ABORTED_AT).getter(aborted(Act::at)).setter((r, v) -> r.abortedAt = v))
            .addAttribute(String.class, a -> a.name("aborted_by").getter(aborted(act -> act.token().value()))
                    .setter((r, v) -> r.abortedBy = v))
            .addAttribute(String.class, a -> a.name("aborted_by_name").getter(aborted(Act::tokenName))
                    .setter((r, v) -> r.abortedByName = v))
            .build();

    /// Something that was done with a token.
    ///
    /// @param at to the millisecond
    /// @param token which
    /// @param tokenName its name at that moment
    public record Act(Instant at, TokenId token, String tokenName) {}

    /// The same build, aborted.
    public BuildItem abortedBy(Act act) {
        return new BuildItem(app, appUid, id, branch, message, started, act);
    }

    private static <T> Function<BuildItem, @Nullable T> aborted(Function<Act, T> part) {
        return build -> build.aborted() == null ? null : part.apply(build.aborted());
    }

    static final class Row {
        private String app = "";
        private String uidAndId = "";
        private String branch = "";
        private @Nullable String message;
        private Instant startedAt = Instant.EPOCH;
        private String startedBy = "";
        private String startedByName = "";
        private @Nullable Instant abortedAt;
        private String abortedBy = "";
        private String abortedByName = "";

        private BuildItem build() {
            int separator = uidAndId.indexOf('#');
            return new BuildItem(new Slug(app), uidAndId.substring(0, separator), uidAndId.substring(separator + 1),
                    branch, message, new Act(startedAt, new TokenId(startedBy), startedByName),
                    abortedAt == null ? null : new Act(abortedAt, new TokenId(abortedBy), abortedByName));
        }
    }
}
