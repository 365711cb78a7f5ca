package dev.workspacetokens.dynamodb;

import dev.workspacetokens.application.token.StoredCredentials;
import dev.workspacetokens.domain.seal.SealCheck;
import dev.workspacetokens.domain.token.Credential;
import dev.workspacetokens.domain.token.TokenId;
import java.util.Optional;

/// The [StoredCredentials] in the table.
public final class DynamoDbCredentials implements StoredCredentials {

    private final TokenTable table;
    private final SealCheck check;

    /// @param check of the seals of credentials
    public DynamoDbCredentials(TokenTable table, SealCheck check) {
        this.table = table;
        this.check = check;
    }

    @Override
    public Optional<Credential> find(TokenId token) {
        return Optional.ofNullable(
                SealedItem.read(table, DynamoDbTokenStore.credentialKey(token), CredentialItem.SCHEMA, check))
                .map(SealedItem::item);
    }
}
