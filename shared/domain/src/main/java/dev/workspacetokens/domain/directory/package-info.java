/// Workspaces, apps and members as values. [AppChange] and [MemberChange] say what a new list changes, and in
/// which order.
@NullMarked
package dev.workspacetokens.domain.directory;

import org.jspecify.annotations.NullMarked;
