@NullMarked
package dev.workspacetokens.domain.seal;

import org.jspecify.annotations.NullMarked;
