/// A function in a process of its own, driven by Lambda's own runtime client through an imitation of the [Runtime
/// API](https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html): from the start of the process to the last of
/// many answers.
@NullMarked
package dev.workspacetokens.benchmarks.coldstart;

import org.jspecify.annotations.NullMarked;
