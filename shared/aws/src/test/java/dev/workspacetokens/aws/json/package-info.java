@NullMarked
package dev.workspacetokens.aws.json;

import org.jspecify.annotations.NullMarked;
