/// Workspaces, apps and members, as the SaaS feeds them.
///
/// [Directory] is what token management reads of them, and [Owners] who may manage tokens. The SaaS keeps them by
/// [Workspaces], [Apps] and [Members]; [AppChange] and [MemberChange] say what a new list changes, and in which order.
@NullMarked
package dev.workspacetokens.domain.directory;

import org.jspecify.annotations.NullMarked;
