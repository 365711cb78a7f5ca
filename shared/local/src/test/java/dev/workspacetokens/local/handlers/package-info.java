/// Tiny handlers behind the test template.
@NullMarked
package dev.workspacetokens.local.handlers;

import org.jspecify.annotations.NullMarked;
