/// Where the system under test runs: on the local runner, or as a stack on AWS that `-Dstack=<name>` names. Tests that
/// take a [dev.workspacetokens.acceptance.stack.Stack] run against either.
@NullMarked
package dev.workspacetokens.acceptance.stack;

import org.jspecify.annotations.NullMarked;
