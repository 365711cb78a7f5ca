@NullMarked
package dev.workspacetokens.lean;

import org.jspecify.annotations.NullMarked;
