@NullMarked
package dev.workspacetokens.application.feed;

import org.jspecify.annotations.NullMarked;
