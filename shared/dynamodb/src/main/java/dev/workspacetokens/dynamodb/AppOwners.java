package dev.workspacetokens.dynamodb;

import static java.util.stream.Collectors.toMap;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.seal.SealCheck;
import dev.workspacetokens.domain.seal.SealRefused;
import dev.workspacetokens.table.Keys;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;

/// Who owns which app, under the directory's seal: what is carried over into a new row was the directory's before.
///
/// @param table that holds it
/// @param check of the directory's seals
record AppOwners(TokenTable table, SealCheck check) {

    /// The present owners of those of the apps that exist, by slug. Strongly consistent.
    ///
    /// @throws SealRefused when one of them is not as the directory sealed it
    Map<Slug, SealedItem<AppOwner>> of(Collection<Slug> apps) {
        return table.batches().read(table.rows(), EnhancedDocument.class, keys(apps)).stream()
                .map(row -> SealedItem.of(row, AppOwnerItem.SCHEMA, check))
                .collect(toMap(found -> found.item().app(), found -> found));
    }

    /// The same as they are stored, whoever wrote them.
    static Map<Slug, AppOwner> stored(TokenTable table, Collection<Slug> apps) {
        return table.batches().read(table.appOwners(), AppOwner.class, keys(apps)).stream()
                .collect(toMap(AppOwner::app, owner -> owner));
    }

    private static List<Key> keys(Collection<Slug> apps) {
        return apps.stream().distinct().map(AppOwners::key).toList();
    }

    static Key key(Slug app) {
        return TokenTable.key(Keys.appPartition(app), Keys.APP);
    }
}
