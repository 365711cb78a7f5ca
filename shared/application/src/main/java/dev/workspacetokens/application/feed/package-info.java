/// What the SaaS has done with the directory: it says which workspaces there are, which apps each owns, and who is a
/// member.
///
/// Nobody but the SaaS may do this, so each use case takes an
/// [Actor.Saas][dev.workspacetokens.application.Actor.Saas]: no other actor can be handed in, and nothing of it is left
/// to check. What it wants to have put into a workspace is read once the workspace is known to be there.
@NullMarked
package dev.workspacetokens.application.feed;

import org.jspecify.annotations.NullMarked;
