@NullMarked
package dev.workspacetokens.aws.lean;

import org.jspecify.annotations.NullMarked;
