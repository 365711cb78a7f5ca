@NullMarked
package dev.workspacetokens.management;

import org.jspecify.annotations.NullMarked;
