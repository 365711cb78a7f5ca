/// What tests of the product run against: a [Backend], taken from one place ([Backend#shared()]), which is either in
/// this process or [LocalStack] in a container. Tests that hold on both are marked [OnEachBackend]; the build runs them
/// twice. A [ManualClock] is the time.
@NullMarked
package dev.workspacetokens.testing;

import org.jspecify.annotations.NullMarked;
