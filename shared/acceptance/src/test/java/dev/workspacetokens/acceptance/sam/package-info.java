/// What the tools that a deployment is made with say of template.yaml and of the functions: linters, the SAM
/// translator, the SAM CLI with functions in containers, CloudFormation in LocalStack.
///
/// Tests tagged `sam` need the SAM CLI, Python and the network, and run by `./mvnw verify -Psam` only.
@NullMarked
package dev.workspacetokens.acceptance.sam;

import org.jspecify.annotations.NullMarked;
