/// What a function takes from outside ([Environment]), with the SDK's clients as they run on Lambda ([AwsClients]).
@NullMarked
package dev.workspacetokens.aws;

import org.jspecify.annotations.NullMarked;
