/// From where a token may be used: [AllowedSources] of [IpRange]s.
@NullMarked
package dev.workspacetokens.domain.source;

import org.jspecify.annotations.NullMarked;
