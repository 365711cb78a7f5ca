/// The authorizer's verdict: [TokenAuthorizer] turns an [AccessRequest] into a [Decision].
@NullMarked
package dev.workspacetokens.domain.decision;

import org.jspecify.annotations.NullMarked;
