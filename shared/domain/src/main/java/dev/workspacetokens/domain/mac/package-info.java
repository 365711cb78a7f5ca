/// HMACs: the keys in memory ([Subkey]) and the messages ([MacMessage]).
@NullMarked
package dev.workspacetokens.domain.mac;

import org.jspecify.annotations.NullMarked;
