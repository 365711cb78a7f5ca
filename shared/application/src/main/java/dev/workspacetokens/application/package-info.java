/// What a caller can have done: a class for each use case, and the ports that it needs. Knows no AWS, no JSON and no
/// HTTP.
///
/// A use case takes the [Actor] who asks, checks what they may do before it reads what they want, and answers with an
/// outcome. A change takes along what is to be told of it, and notes that in the audit trail as a part of itself.
@NullMarked
package dev.workspacetokens.application;

import org.jspecify.annotations.NullMarked;
