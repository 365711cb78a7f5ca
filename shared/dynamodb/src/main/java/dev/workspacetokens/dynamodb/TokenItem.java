package dev.workspacetokens.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.Former;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.domain.token.WorkspaceToken.Stamp;
import dev.workspacetokens.table.AccessColumns;
import dev.workspacetokens.table.Keys;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/// A [WorkspaceToken] as `TOKENS#<ws>` / `<token>`. Times are milliseconds since 1970, which take a third of a text.
final class TokenItem {

    static final String VERSION = "version";

    static final TableSchema<WorkspaceToken> SCHEMA = regeneration(former(access(changed(keyed()))))
            .addAttribute(String.class, a -> a.name("workspace_uid").getter(t -> t.workspace().uid())
                    .setter((r, v) -> r.workspaceUid = v))
            .addAttribute(Long.class, a -> a.name("created_at").getter(t -> millis(t.created().at()))
                    .setter((r, v) -> r.createdAt = v))
            .addAttribute(String.class,
                    a -> a.name("created_by").getter(t -> t.created().by()).setter((r, v) -> r.createdBy = v))
            .build();

    /// What a regeneration writes, and all that it may write: nothing of the access.
    static final TableSchema<WorkspaceToken> REGENERATION = regeneration(former(changed(keyed()))).build();

    /// What the end of an overlap writes.
    static final TableSchema<WorkspaceToken> FORMER = former(changed(keyed())).build();

    /// What a change of the name, the access and what else an owner says of a token writes.
    static final TableSchema<WorkspaceToken> DESCRIPTION = access(changed(keyed())).build();

    private TokenItem() {}

    private static StaticImmutableTableSchema.Builder<WorkspaceToken, Row> keyed() {
        return StaticImmutableTableSchema.builder(WorkspaceToken.class, Row.class)
                .newItemBuilder(Row::new, Row::build)
                .addAttribute(String.class,
                        a -> a.name(Keys.PK).getter(t -> Keys.tokensPartition(t.workspace().slug()))
                                .setter((r, v) -> r.workspace = Keys.tail(v)).tags(primaryPartitionKey()))
                .addAttribute(String.class, a -> a.name(Keys.SK).getter(t -> t.id().value())
                        .setter((r, v) -> r.id = v).tags(primarySortKey()));
    }

    private static StaticImmutableTableSchema.Builder<WorkspaceToken, Row> changed(
            StaticImmutableTableSchema.Builder<WorkspaceToken, Row> schema) {
        return schema
                .addAttribute(Long.class,
                        a -> a.name(VERSION).getter(WorkspaceToken::version).setter((r, v) -> r.version = v))
                .addAttribute(Long.class, a -> a.name("updated_at").getter(t -> millis(t.updated().at()))
                        .setter((r, v) -> r.updatedAt = v))
                .addAttribute(String.class,
                        a -> a.name("updated_by").getter(t -> t.updated().by()).setter((r, v) -> r.updatedBy = v));
    }

    private static StaticImmutableTableSchema.Builder<WorkspaceToken, Row> access(
            StaticImmutableTableSchema.Builder<WorkspaceToken, Row> schema) {
        return schema
                .addAttribute(String.class,
                        a -> a.name("name").getter(WorkspaceToken::name).setter((r, v) -> r.name = v))
                .addAttribute(Boolean.class, a -> a.name("disabled").getter(t -> onlyTrue(t.disabled()))
                        .setter((r, v) -> r.disabled = v))
                .addAttribute(Boolean.class, a -> a.name("described").getter(t -> onlyTrue(t.described()))
                        .setter((r, v) -> r.described = v))
                .addAttribute(String.class, a -> a.name("role").getter(t -> AccessColumns.role(t.access()))
                        .setter((r, v) -> r.role = v))
                .addAttribute(String.class, a -> a.name("grant_set").getter(t -> AccessColumns.grantSet(t.access()))
                        .setter((r, v) -> r.grantSet = v))
                .addAttribute(EnhancedType.mapOf(String.class, Integer.class),
                        a -> a.name("counts").getter(WorkspaceToken::counts).setter((r, v) -> r.counts = v))
                .addAttribute(Long.class, a -> a.name("left").getter(WorkspaceToken::departures)
                        .setter((r, v) -> r.departures = v));
    }

    private static StaticImmutableTableSchema.Builder<WorkspaceToken, Row> former(
            StaticImmutableTableSchema.Builder<WorkspaceToken, Row> schema) {
        return schema
                .addAttribute(Long.class, a -> a.name("former_generation")
                        .getter(t -> of(t.former(), Former::generation)).setter((r, v) -> r.formerGeneration = v))
                .addAttribute(Long.class, a -> a.name("former_expires_at")
                        .getter(t -> millis(of(t.former(), Former::expiresAt)))
                        .setter((r, v) -> r.formerExpiresAt = v))
                .addAttribute(Long.class, a -> a.name("former_until").getter(t -> millis(of(t.former(), Former::until)))
                        .setter((r, v) -> r.formerUntil = v));
    }

    private static StaticImmutableTableSchema.Builder<WorkspaceToken, Row> regeneration(
            StaticImmutableTableSchema.Builder<WorkspaceToken, Row> schema) {
        return schema
                .addAttribute(Long.class,
                        a -> a.name("expires_at").getter(t -> millis(t.expiresAt())).setter((r, v) -> r.expiresAt = v))
                .addAttribute(Long.class,
                        a -> a.name("generation").getter(WorkspaceToken::generation).setter((r, v) -> r.generation = v))
                .addAttribute(Long.class,
                        a -> a.name("regenerated_at").getter(t -> millis(of(t.regenerated(), Stamp::at)))
                                .setter((r, v) -> r.regeneratedAt = v))
                .addAttribute(String.class, a -> a.name("regenerated_by").getter(t -> of(t.regenerated(), Stamp::by))
                        .setter((r, v) -> r.regeneratedBy = v));
    }

    /// Most records are neither disabled nor described, and none has to say so.
    private static @Nullable Boolean onlyTrue(boolean value) {
        return value ? Boolean.TRUE : null;
    }

    private static <W, T> @Nullable T of(@Nullable W whole, Function<W, @Nullable T> part) {
        return whole == null ? null : part.apply(whole);
    }

    private static @Nullable Instant time(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    static final class Row {
        private String workspace = "";
        private String id = "";
        private String name = "";
        private String workspaceUid = "";
        private @Nullable String role;
        private @Nullable String grantSet;
        private Map<String, Integer> counts = Map.of();
        private long departures;
        private boolean disabled;
        private boolean described;
        private @Nullable Long expiresAt;
        private long generation;
        private long formerGeneration;
        private @Nullable Long formerExpiresAt;
        private @Nullable Long formerUntil;
        private long version;
        private long createdAt;
        private String createdBy = "";
        private @Nullable Long regeneratedAt;
        private String regeneratedBy = "";
        private long updatedAt;
        private String updatedBy = "";

        private WorkspaceToken build() {
            return new WorkspaceToken(new TokenId(id), name, new WorkspaceRef(new Slug(workspace), workspaceUid),
                    AccessColumns.access(role, grantSet), counts, departures, disabled, described,
                    time(expiresAt), generation, former(), version,
                    stamp(createdAt, createdBy), regeneratedAt == null ? null : stamp(regeneratedAt, regeneratedBy),
                    stamp(updatedAt, updatedBy));
        }

        private @Nullable Former former() {
            return formerUntil == null
                    ? null
                    : new Former(formerGeneration, time(formerExpiresAt), Instant.ofEpochMilli(formerUntil));
        }

        private static Stamp stamp(long at, String by) {
            return new Stamp(Instant.ofEpochMilli(at), by);
        }
    }
}
