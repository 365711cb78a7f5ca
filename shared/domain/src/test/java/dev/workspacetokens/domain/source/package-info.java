@NullMarked
package dev.workspacetokens.domain.source;

import org.jspecify.annotations.NullMarked;
