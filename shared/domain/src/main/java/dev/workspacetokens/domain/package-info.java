/// The product without AWS and without JSON.
///
/// [dev.workspacetokens.domain.token] issues and parses tokens and keeps what people see of them;
/// [dev.workspacetokens.domain.access] says what a role may do and which apps a token reaches;
/// [dev.workspacetokens.domain.directory] says who owns what; [dev.workspacetokens.domain.decision] turns all of it into
/// the authorizer's verdict. What is refused to a caller is a [dev.workspacetokens.domain.Refusal].
@NullMarked
package dev.workspacetokens.domain;

import org.jspecify.annotations.NullMarked;
