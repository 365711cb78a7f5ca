@NullMarked
package dev.workspacetokens.emulators;

import org.jspecify.annotations.NullMarked;
