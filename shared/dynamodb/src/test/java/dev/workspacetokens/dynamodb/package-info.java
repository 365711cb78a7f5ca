@NullMarked
package dev.workspacetokens.dynamodb;

import org.jspecify.annotations.NullMarked;
