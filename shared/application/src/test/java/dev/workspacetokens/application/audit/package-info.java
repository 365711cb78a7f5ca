@NullMarked
package dev.workspacetokens.application.audit;

import org.jspecify.annotations.NullMarked;
