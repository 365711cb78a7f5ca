@NullMarked
package dev.workspacetokens.emulators.wire;

import org.jspecify.annotations.NullMarked;
