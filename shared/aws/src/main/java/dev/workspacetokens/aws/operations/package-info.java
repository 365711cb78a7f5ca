/// What operators see of a function: its log lines ([Log]), its failures without a word of what callers sent
/// ([Failures]), and its metrics ([Metrics]).
@NullMarked
package dev.workspacetokens.aws.operations;

import org.jspecify.annotations.NullMarked;
