/// How long AWS is waited for, and how often it is asked.
@NullMarked
package dev.workspacetokens.lambda.retry;

import org.jspecify.annotations.NullMarked;
