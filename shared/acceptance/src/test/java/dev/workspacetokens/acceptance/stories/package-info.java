/// What people and integrations do with tokens, from the first click to the last call, and what becomes of a token's
/// access while apps, members, roles and keys change around it.
@NullMarked
package dev.workspacetokens.acceptance.stories;

import org.jspecify.annotations.NullMarked;
