/// JSON for what every function, and an authorizer above all, reads and writes: as a stream, by a library of
/// few classes.
@NullMarked
package dev.workspacetokens.lambda.json;

import org.jspecify.annotations.NullMarked;
