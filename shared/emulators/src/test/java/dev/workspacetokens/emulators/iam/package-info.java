@NullMarked
package dev.workspacetokens.emulators.iam;

import org.jspecify.annotations.NullMarked;
