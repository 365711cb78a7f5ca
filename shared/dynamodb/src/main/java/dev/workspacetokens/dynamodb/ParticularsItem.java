package dev.workspacetokens.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.workspacetokens.domain.source.AllowedSources;
import dev.workspacetokens.domain.token.Particulars;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.table.Keys;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/// The [Particulars] of a token that has any, as `PARTICULARS#<workspace uid>` / `<token>`. It is not sealed: it shows
/// what the credential holds, and decides nothing.
///
/// @param workspaceUid whose token
/// @param token whose particulars
record ParticularsItem(String workspaceUid, TokenId token, Particulars particulars) {

    static final TableSchema<ParticularsItem> SCHEMA = StaticImmutableTableSchema
            .builder(ParticularsItem.class, Row.class).newItemBuilder(Row::new, Row::build)
            .addAttribute(String.class, a -> a.name(Keys.PK).getter(i -> Keys.particularsPartition(i.workspaceUid()))
                    .setter((r, v) -> r.workspaceUid = Keys.tail(v)).tags(primaryPartitionKey()))
            .addAttribute(String.class, a -> a.name(Keys.SK).getter(i -> i.token().value())
                    .setter((r, v) -> r.token = v).tags(primarySortKey()))
            .addAttribute(String.class, a -> a.name("description").getter(i -> i.particulars().description())
                    .setter((r, v) -> r.description = v))
            .addAttribute(String.class, a -> a.name("allowed_sources")
                    .getter(i -> i.particulars().sources().toString()).setter((r, v) -> r.sources = v))
            .build();

    static ParticularsItem of(WorkspaceToken token, Particulars particulars) {
        return new ParticularsItem(token.workspace().uid(), token.id(), particulars);
    }

    static Key key(String workspaceUid, TokenId token) {
        return TokenTable.key(Keys.particularsPartition(workspaceUid), token.value());
    }

    static final class Row {
        private String workspaceUid = "";
        private String token = "";
        private String description = "";
        private String sources = "";

        private ParticularsItem build() {
            return new ParticularsItem(workspaceUid, new TokenId(token),
                    new Particulars(description, AllowedSources.parse(sources)));
        }
    }
}
