@NullMarked
package dev.workspacetokens.domain;

import org.jspecify.annotations.NullMarked;
