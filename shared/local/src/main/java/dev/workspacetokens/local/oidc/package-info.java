/// Who people are on this machine: [dev.workspacetokens.local.oidc.LocalIssuer] signs real JWTs for them.
@NullMarked
package dev.workspacetokens.local.oidc;

import org.jspecify.annotations.NullMarked;
