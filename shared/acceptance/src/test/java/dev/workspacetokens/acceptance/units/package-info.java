/// What each call costs of the table's capacity, counted by AWS's rules.
@NullMarked
package dev.workspacetokens.acceptance.units;

import org.jspecify.annotations.NullMarked;
