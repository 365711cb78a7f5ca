package dev.workspacetokens.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.workspacetokens.application.walk.ExpiringToken;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.table.Keys;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/// What a walk reads of a [TokenItem]; it writes none.
///
/// @param token nothing where it never expires
record ExpiringItem(Optional<ExpiringToken> token) {

    private static final String NAME = "name";
    private static final String WORKSPACE_UID = "workspace_uid";
    private static final String EXPIRES_AT = "expires_at";

    /// All that is asked for.
    static final List<String> ATTRIBUTES = List.of(Keys.PK, Keys.SK, NAME, WORKSPACE_UID, EXPIRES_AT);

    static final TableSchema<ExpiringItem> SCHEMA = StaticImmutableTableSchema.builder(ExpiringItem.class, Row.class)
            .newItemBuilder(Row::new, Row::build)
            .addAttribute(String.class, a -> a.name(Keys.PK).getter(_ -> null)
                    .setter((r, v) -> r.workspace = Keys.tail(v)).tags(primaryPartitionKey()))
            .addAttribute(String.class,
                    a -> a.name(Keys.SK).getter(_ -> null).setter((r, v) -> r.id = v).tags(primarySortKey()))
            .addAttribute(String.class, a -> a.name(NAME).getter(_ -> null).setter((r, v) -> r.name = v))
            .addAttribute(String.class,
                    a -> a.name(WORKSPACE_UID).getter(_ -> null).setter((r, v) -> r.workspaceUid = v))
            .addAttribute(Long.class, a -> a.name(EXPIRES_AT).getter(_ -> null).setter((r, v) -> r.expiresAt = v))
            .build();

    static final class Row {
        private String workspace = "";
        private String id = "";
        private String name = "";
        private String workspaceUid = "";
        private @Nullable Long expiresAt;

        private ExpiringItem build() {
            return new ExpiringItem(Optional.ofNullable(expiresAt)
                    .map(at -> new ExpiringToken(new WorkspaceRef(new Slug(workspace), workspaceUid), new TokenId(id),
                            name, Instant.ofEpochMilli(at))));
        }
    }
}
