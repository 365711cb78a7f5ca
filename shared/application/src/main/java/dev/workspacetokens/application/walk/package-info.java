/// What nobody asks for: walks that a schedule begins. [TellExpiring] tells workspaces which of their tokens expire.
/// How far a walk came is a [Walk], which [Walks] keeps, so that the next call goes on from there.
@NullMarked
package dev.workspacetokens.application.walk;

import org.jspecify.annotations.NullMarked;
