/// The layout of the code, and the size of what is deployed.
@NullMarked
package dev.workspacetokens.acceptance.house;

import org.jspecify.annotations.NullMarked;
