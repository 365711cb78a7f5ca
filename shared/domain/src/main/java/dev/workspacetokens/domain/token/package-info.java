/// Tokens: their format, their secrets, their records. A [TokenIssuer] makes a [TokenSecret] and the [Credential] that
/// recognises it later; people only ever see the [WorkspaceToken].
@NullMarked
package dev.workspacetokens.domain.token;

import org.jspecify.annotations.NullMarked;
