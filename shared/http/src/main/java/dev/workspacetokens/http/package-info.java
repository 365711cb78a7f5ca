@NullMarked
package dev.workspacetokens.http;

import org.jspecify.annotations.NullMarked;
