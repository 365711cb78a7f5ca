@NullMarked
package dev.workspacetokens.domain.directory;

import org.jspecify.annotations.NullMarked;
