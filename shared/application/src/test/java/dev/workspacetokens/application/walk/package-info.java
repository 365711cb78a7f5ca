@NullMarked
package dev.workspacetokens.application.walk;

import org.jspecify.annotations.NullMarked;
