/// What tests of the product run against: the tools that its users deploy with, in containers ([LocalStack]), and what
/// says why they do not run where there is no Docker engine ([NeedsDocker]).
@NullMarked
package dev.workspacetokens.testing;

import org.jspecify.annotations.NullMarked;
