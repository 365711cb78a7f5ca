@NullMarked
package dev.workspacetokens.emulators.units;

import org.jspecify.annotations.NullMarked;
