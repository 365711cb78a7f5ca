/// What a function takes from outside ([ExecutionEnvironment]), what operators set of it ([Variables]), and what they
/// see of it: its log lines ([Log]), its failures without a word of what callers sent ([Failures]), and its metrics
/// ([Metrics]).
@NullMarked
package dev.workspacetokens.lambda;

import org.jspecify.annotations.NullMarked;
