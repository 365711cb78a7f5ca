package dev.workspacetokens.dynamodb;

import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primaryPartitionKey;
import static software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags.primarySortKey;

import dev.workspacetokens.table.Keys;
import dev.workspacetokens.table.StateAttributes;
import java.time.Instant;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/// The stored access policy as `STATE` / `POLICY`.
///
/// @param version counts, from 1
/// @param packed the document
/// @param at when it was stored
record PolicyItem(long version, SdkBytes packed, Instant at) {

    static final TableSchema<PolicyItem> SCHEMA = StaticImmutableTableSchema.builder(PolicyItem.class, Row.class)
            .newItemBuilder(Row::new, Row::build)
            .addAttribute(String.class,
                    a -> a.name(Keys.PK).getter(_ -> Keys.STATE).setter((_, _) -> {}).tags(primaryPartitionKey()))
            .addAttribute(String.class,
                    a -> a.name(Keys.SK).getter(_ -> Keys.POLICY).setter((_, _) -> {}).tags(primarySortKey()))
            .addAttribute(Long.class,
                    a -> a.name("version").getter(PolicyItem::version).setter((r, v) -> r.version = v))
            .addAttribute(SdkBytes.class, a -> a.name(StateAttributes.DOCUMENT).getter(PolicyItem::packed)
                    .setter((r, v) -> r.packed = v))
            .addAttribute(Instant.class,
                    a -> a.name("updated_at").getter(PolicyItem::at).setter((r, v) -> r.at = v))
            .build();

    static Key key() {
        return TokenTable.key(Keys.STATE, Keys.POLICY);
    }

    static final class Row {
        private long version;
        private SdkBytes packed = SdkBytes.fromByteArray(new byte[0]);
        private Instant at = Instant.EPOCH;

        private PolicyItem build() {
            return new PolicyItem(version, packed, at);
        }
    }
}
