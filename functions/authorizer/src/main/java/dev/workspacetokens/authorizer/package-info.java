/// The Lambda authorizers: one decision ([Authorizer]) behind two event shapes
/// ([RestApiAuthorizer], [HttpApiAuthorizer]).
///
/// They stand in front of every request of every protected API, so they parse and write JSON by streaming: event classes
/// would cost more at a cold start than everything else here.
@NullMarked
package dev.workspacetokens.authorizer;

import org.jspecify.annotations.NullMarked;
