/// The web page of workspace owners: static files, and the settings of this deployment.
///
/// It holds no secret and reaches nothing: what the page may do, the person who signed in may do.
@NullMarked
package dev.workspacetokens.console;

import org.jspecify.annotations.NullMarked;
