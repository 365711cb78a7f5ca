/// The smoke part: one workspace from its first app to its deletion, at the local runner or at a stack on AWS. At a
/// stack it prints which rows of the ledger, `docs/operate/on-aws.md`, this has shown.
@NullMarked
package dev.workspacetokens.acceptance.smoke;

import org.jspecify.annotations.NullMarked;
