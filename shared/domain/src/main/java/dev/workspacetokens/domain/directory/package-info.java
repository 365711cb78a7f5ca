/// Workspaces, apps and members, as the SaaS feeds them.
@NullMarked
package dev.workspacetokens.domain.directory;

import org.jspecify.annotations.NullMarked;
