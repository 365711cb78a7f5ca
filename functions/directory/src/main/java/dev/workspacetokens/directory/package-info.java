/// The SaaS feeds workspaces, apps and members.
///
/// [DirectoryHandler] is the one function; [DirectoryRoutes] says which class does which route. A request is read in the
/// order in which it can be refused: [Paths], whether there is such a workspace, the shape of the body,
/// its [ValueChecks].
@NullMarked
package dev.workspacetokens.directory;

import org.jspecify.annotations.NullMarked;
