@NullMarked
package dev.workspacetokens.application;

import org.jspecify.annotations.NullMarked;
