package dev.workspacetokens.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.table.AccessColumns;
import dev.workspacetokens.table.Keys;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/// What a change of a token's name or access writes into its [CredentialItem], and all that it may write: nothing of
/// the secret.
///
/// @param id of the token
/// @param name of the token from now on
/// @param access from now on
record CredentialDescription(TokenId id, String name, AccessRef access) {

    static final TableSchema<CredentialDescription> SCHEMA = StaticImmutableTableSchema
            .builder(CredentialDescription.class, Row.class).newItemBuilder(Row::new, Row::build)
            .addAttribute(String.class, a -> a.name(Keys.PK).getter(d -> Keys.credentialPartition(d.id()))
                    .setter((r, v) -> r.id = Keys.tail(v)).tags(primaryPartitionKey()))
            .addAttribute(String.class, a -> a.name(Keys.SK).getter(_ -> Keys.CREDENTIAL).setter((_, _) -> {})
                    .tags(primarySortKey()))
            .addAttribute(String.class,
                    a -> a.name("name").getter(CredentialDescription::name).setter((r, v) -> r.name = v))
            .addAttribute(String.class, a -> a.name("role").getter(d -> AccessColumns.role(d.access()))
                    .setter((r, v) -> r.role = v))
            .addAttribute(String.class, a -> a.name("grant_set").getter(d -> AccessColumns.grantSet(d.access()))
                    .setter((r, v) -> r.grantSet = v))
            .build();

    static final class Row {
        private String id = "";
        private String name = "";
        private @Nullable String role;
        private @Nullable String grantSet;

        private CredentialDescription build() {
            return new CredentialDescription(new TokenId(id), name, AccessColumns.access(role, grantSet));
        }
    }
}
