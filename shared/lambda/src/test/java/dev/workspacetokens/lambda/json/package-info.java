@NullMarked
package dev.workspacetokens.lambda.json;

import org.jspecify.annotations.NullMarked;
