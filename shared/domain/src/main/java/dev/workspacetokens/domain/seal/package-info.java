/// Seals: MACs over rows of the table, so that whoever can write to the table but not use the keys gains nothing.
///
/// A seal covers a [Row] as a whole, so no attribute can be changed, added or taken away, and no row moved to another
/// key. What it cannot show is that a genuine row is an old one, put back.
@NullMarked
package dev.workspacetokens.domain.seal;

import org.jspecify.annotations.NullMarked;
