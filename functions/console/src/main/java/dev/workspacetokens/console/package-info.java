/// The web page of workspace owners: static files, the settings of this deployment, and the contract for programs.
///
/// It holds no secret and reaches nothing: what the page may do, the person who signed in may do.
@NullMarked
package dev.workspacetokens.console;

import org.jspecify.annotations.NullMarked;
