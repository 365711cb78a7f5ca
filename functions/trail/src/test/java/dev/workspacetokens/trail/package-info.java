@NullMarked
package dev.workspacetokens.trail;

import org.jspecify.annotations.NullMarked;
