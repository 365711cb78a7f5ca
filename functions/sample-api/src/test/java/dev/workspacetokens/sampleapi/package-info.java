@NullMarked
package dev.workspacetokens.sampleapi;

import org.jspecify.annotations.NullMarked;
