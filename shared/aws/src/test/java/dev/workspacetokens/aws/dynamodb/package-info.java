@NullMarked
package dev.workspacetokens.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
