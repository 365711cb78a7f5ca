package dev.workspacetokens.dynamodb;

import dev.workspacetokens.application.directory.Memberships;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.seal.SealCheck;
import java.util.Optional;

/// The [Memberships] in the table.
///
/// @param table that holds them
/// @param check of the directory's seals
public record DynamoDbMemberships(TokenTable table, SealCheck check) implements Memberships {

    @Override
    public Optional<Verified> find(Slug workspace, String sub) {
        return Optional.ofNullable(
                SealedItem.read(table, MemberWrites.key(workspace, sub), MemberItem.SCHEMA, check))
                .map(found -> new Verified(found.item(), found.seal()));
    }
}
