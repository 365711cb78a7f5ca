/// Owners manage the tokens of their workspace: one handler for each operation, all made from [Management].
@NullMarked
package dev.workspacetokens.management;

import org.jspecify.annotations.NullMarked;
