@NullMarked
package dev.workspacetokens.directory;

import org.jspecify.annotations.NullMarked;
