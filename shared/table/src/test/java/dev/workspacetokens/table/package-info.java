@NullMarked
package dev.workspacetokens.table;

import org.jspecify.annotations.NullMarked;
