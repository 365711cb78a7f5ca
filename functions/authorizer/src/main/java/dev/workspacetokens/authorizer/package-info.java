@NullMarked
package dev.workspacetokens.authorizer;

import org.jspecify.annotations.NullMarked;
