/// What AWS Lambda does: [dev.workspacetokens.local.lambda.Functions] makes a handler once and passes it events
/// as JSON.
@NullMarked
package dev.workspacetokens.local.lambda;

import org.jspecify.annotations.NullMarked;
