/// What a function takes from outside ([Environment]) and what it is told there ([AccessPolicyFile]).
///
/// [dev.workspacetokens.aws.dynamodb] keeps tokens and the directory in the table; [dev.workspacetokens.aws.kms] derives
/// the keys that credentials are hashed with; [dev.workspacetokens.aws.lean] asks both for an authorizer.
@NullMarked
package dev.workspacetokens.aws;

import org.jspecify.annotations.NullMarked;
