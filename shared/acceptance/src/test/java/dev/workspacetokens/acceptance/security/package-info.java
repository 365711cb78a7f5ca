/// Who is refused, whatever they send: matrices of callers and calls, hostile bodies and headers, and what each
/// function may do to the table and the keys.
@NullMarked
package dev.workspacetokens.acceptance.security;

import org.jspecify.annotations.NullMarked;
