@NullMarked
package dev.workspacetokens.aws;

import org.jspecify.annotations.NullMarked;
