@NullMarked
package dev.workspacetokens.local;

import org.jspecify.annotations.NullMarked;
