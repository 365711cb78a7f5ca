@NullMarked
package dev.workspacetokens.local.upstream;

import org.jspecify.annotations.NullMarked;
