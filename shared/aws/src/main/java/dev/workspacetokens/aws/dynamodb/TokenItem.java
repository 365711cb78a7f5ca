package dev.workspacetokens.aws.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.domain.token.WorkspaceToken.Event;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/// A [WorkspaceToken] as `WORKSPACE#<ws>` / `TOKEN#<token>`.
final class TokenItem {

    static final TableSchema<WorkspaceToken> SCHEMA = StaticImmutableTableSchema
            .builder(WorkspaceToken.class, Row.class)
            .newItemBuilder(Row::new, Row::build)
            .addAttribute(String.class,
                    a -> a.name(Keys.PK).getter(t -> Keys.workspacePartition(t.workspace().slug()))
                            .setter((r, v) -> r.workspace = Keys.tail(v)).tags(primaryPartitionKey()))
            .addAttribute(String.class, a -> a.name(Keys.SK).getter(t -> Keys.tokenSort(t.id()))
                    .setter((r, v) -> r.id = Keys.tail(v)).tags(primarySortKey()))
            .addAttribute(String.class, a -> a.name("name").getter(WorkspaceToken::name).setter((r, v) -> r.name = v))
            .addAttribute(String.class, a -> a.name("workspace_uid").getter(t -> t.workspace().uid())
                    .setter((r, v) -> r.workspaceUid = v))
            .addAttribute(String.class, a -> a.name("role").getter(t -> AccessColumns.role(t.access()))
                    .setter((r, v) -> r.role = v))
            .addAttribute(String.class, a -> a.name("grant_set").getter(t -> AccessColumns.grantSet(t.access()))
                    .setter((r, v) -> r.grantSet = v))
            .addAttribute(EnhancedType.mapOf(String.class, Integer.class),
                    a -> a.name("counts").getter(WorkspaceToken::counts).setter((r, v) -> r.counts = v))
            .addAttribute(Instant.class,
                    a -> a.name("expires_at").getter(WorkspaceToken::expiresAt).setter((r, v) -> r.expiresAt = v))
            .addAttribute(Long.class,
                    a -> a.name("generation").getter(WorkspaceToken::generation).setter((r, v) -> r.generation = v))
            .addAttribute(Long.class,
                    a -> a.name("version").getter(WorkspaceToken::version).setter((r, v) -> r.version = v))
            .addAttribute(Instant.class,
                    a -> a.name("created_at").getter(t -> t.created().at()).setter((r, v) -> r.createdAt = v))
            .addAttribute(String.class,
                    a -> a.name("created_by").getter(t -> t.created().by().id()).setter((r, v) -> r.createdBy = v))
            .addAttribute(String.class, a -> a.name("created_by_name").getter(t -> t.created().by().name())
                    .setter((r, v) -> r.createdByName = v))
            .addAttribute(Instant.class, a -> a.name("regenerated_at").getter(regenerated(Event::at))
                    .setter((r, v) -> r.regeneratedAt = v))
            .addAttribute(String.class, a -> a.name("regenerated_by").getter(regenerated(e -> e.by().id()))
                    .setter((r, v) -> r.regeneratedBy = v))
            .addAttribute(String.class, a -> a.name("regenerated_by_name").getter(regenerated(e -> e.by().name()))
                    .setter((r, v) -> r.regeneratedByName = v))
            .build();

    private TokenItem() {}

    private static <T> Function<WorkspaceToken, @Nullable T> regenerated(Function<Event, T> part) {
        return token -> token.regenerated() == null ? null : part.apply(token.regenerated());
    }

    static final class Row {
        private String workspace = "";
        private String id = "";
        private String name = "";
        private String workspaceUid = "";
        private @Nullable String role;
        private @Nullable String grantSet;
        private Map<String, Integer> counts = Map.of();
        private @Nullable Instant expiresAt;
        private long generation;
        private long version;
        private Instant createdAt = Instant.EPOCH;
        private String createdBy = "";
        private String createdByName = "";
        private @Nullable Instant regeneratedAt;
        private String regeneratedBy = "";
        private String regeneratedByName = "";

        private WorkspaceToken build() {
            return new WorkspaceToken(new TokenId(id), name, new WorkspaceRef(new Slug(workspace), workspaceUid),
                    AccessColumns.access(role, grantSet), counts, expiresAt, generation, version,
                    new Event(createdAt, new Person(createdBy, createdByName)),
                    regeneratedAt == null
                            ? null
                            : new Event(regeneratedAt, new Person(regeneratedBy, regeneratedByName)));
        }
    }
}
