/// The SaaS feeds workspaces, apps and members.
///
/// [DirectoryHandler] is the one function, and [DirectoryWiring] says which class does which route. Each reads a
/// request, calls one use case, and writes the answer. A request is refused in this order: for its [Paths], for want of
/// such a workspace, for the shape of its body, for its values.
@NullMarked
package dev.workspacetokens.directory;

import org.jspecify.annotations.NullMarked;
