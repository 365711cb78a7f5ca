/// What owners do with tokens: create, list, show, update, regenerate and revoke them. The [TokenStore] keeps them.
@NullMarked
package dev.workspacetokens.application.token;

import org.jspecify.annotations.NullMarked;
