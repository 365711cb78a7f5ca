/// What a SnapStart restore serves: a function in a process of its own, around whose hooks classes are counted.
@NullMarked
package dev.workspacetokens.acceptance.restore;

import org.jspecify.annotations.NullMarked;
