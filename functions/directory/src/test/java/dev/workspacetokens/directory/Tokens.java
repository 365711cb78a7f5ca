package dev.workspacetokens.directory;

import dev.workspacetokens.aws.dynamodb.DynamoDbDirectory;
import dev.workspacetokens.aws.dynamodb.DynamoDbTokenStore;
import dev.workspacetokens.aws.dynamodb.TokenTable;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.directory.Owner;
import dev.workspacetokens.domain.directory.Owners;
import dev.workspacetokens.domain.token.CredentialKey;
import dev.workspacetokens.domain.token.CredentialKeys;
import dev.workspacetokens.domain.token.IssuedToken;
import dev.workspacetokens.domain.token.TokenFormat;
import dev.workspacetokens.domain.token.TokenIssuer;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Tokens in the same table, made as token management makes them.
final class Tokens {

    private final Owners owners;
    private final DynamoDbTokenStore store;
    private final TokenIssuer issuer = new TokenIssuer(new TokenFormat("wst", List.of()), new OneKey(),
            new SecureRandom(),
            InstantSource.system());

    Tokens(TokenTable table) {
        owners = new Owners(new DynamoDbDirectory(table));
        store = new DynamoDbTokenStore(table);
    }

    WorkspaceToken create(String workspace, String owner) {
        return create(owners.require(workspace, owner));
    }

    /// Creates a token for somebody who was an owner before.
    WorkspaceToken create(Owner owner) {
        IssuedToken issued = issuer.create(owner, "CI", new Access.AllApps("developer"), null);
        store.create(owner, issued, List.of(), 1_000);
        return issued.token();
    }

    Owner owner(String workspace, String sub) {
        return owners.require(workspace, sub);
    }

    void revoke(String workspace, String owner, WorkspaceToken token) {
        store.revoke(owners.require(workspace, owner), token);
    }

    private static final class OneKey implements CredentialKeys {

        private final CredentialKey key = new CredentialKey("key", new byte[32]);

        @Override
        public CredentialKey current() {
            return key;
        }

        @Override
        public Optional<CredentialKey> find(String id) {
            return Optional.of(key);
        }
    }
}
