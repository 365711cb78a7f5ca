package dev.workspacetokens.dynamodb;

import static java.util.stream.Collectors.toMap;

import dev.workspacetokens.domain.access.AccessRef;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.TokenId;
import dev.workspacetokens.domain.token.WorkspaceToken;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;

/// A token that is revoked with its workspace, as far as its record can be believed.
///
/// @param token its id
/// @param record what the record says; nothing where it cannot be believed
record RevokedWithWorkspace(TokenId token, Optional<WorkspaceToken> record) {

    /// The token of a record of this workspace; nothing where the record's key is no token's.
    static Optional<RevokedWithWorkspace> of(WorkspaceRef workspace, EnhancedDocument row) {
        return DynamoDbTokenRecords.id(row)
                .map(token -> new RevokedWithWorkspace(token, DynamoDbTokenRecords.read(workspace, row)));
    }

    /// What it has access to; where nobody knows, the set that a token is created with.
    AccessRef access() {
        return record.map(WorkspaceToken::access).orElseGet(() -> new AccessRef.GrantSet(token.value()));
    }

    /// What each of some tokens is called, in their order; nothing for one whose record cannot be believed.
    static Map<TokenId, String> names(Collection<RevokedWithWorkspace> tokens) {
        return tokens.stream().collect(toMap(RevokedWithWorkspace::token,
                token -> token.record().map(WorkspaceToken::name).orElse(""), (first, _) -> first,
                LinkedHashMap::new));
    }
}
