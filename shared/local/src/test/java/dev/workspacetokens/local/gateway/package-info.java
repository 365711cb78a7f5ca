@NullMarked
package dev.workspacetokens.local.gateway;

import org.jspecify.annotations.NullMarked;
