/// The console in a browser. Tests tagged `browser` need Chromium, and run by `./mvnw verify -Psam` only.
@NullMarked
package dev.workspacetokens.acceptance.console;

import org.jspecify.annotations.NullMarked;
