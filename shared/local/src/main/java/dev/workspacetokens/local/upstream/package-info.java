/// An engineer's own server behind the authorizer: what it gets of a call that may pass, and who called.
@NullMarked
package dev.workspacetokens.local.upstream;

import org.jspecify.annotations.NullMarked;
