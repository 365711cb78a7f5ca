/// What a caller can have done: a class for each use case, and the ports that it needs. Knows no AWS, no JSON and no
/// HTTP.
///
/// A use case takes the [Actor] who asks, checks what they may do before it reads what they want, and answers with an
/// outcome. The outcome of a change holds its [Event].
@NullMarked
package dev.workspacetokens.application;

import org.jspecify.annotations.NullMarked;
