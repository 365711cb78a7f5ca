/// The system that the tests call: the whole of template.yaml on the local runner, somebody who calls it, and what they
/// are answered. The answers are held against the contract, and all that was said is searched for secrets.
@NullMarked
package dev.workspacetokens.acceptance.system;

import org.jspecify.annotations.NullMarked;
