@NullMarked
package dev.workspacetokens.testing;

import org.jspecify.annotations.NullMarked;
