/// What a role may do, judged as IAM judges it: a request ([DynamoDbCalls], [KmsCalls]) is one call or several, each a
/// [AwsCall] that an [ExecutionRole]'s statements allow or not, and an [Enforcement] refuses it before the service sees
/// it.
///
/// Understood is what this system's policies need: actions, resources, and a [Condition] of a few operators on the
/// partition keys, the attributes and the return values of a request.
@NullMarked
package dev.workspacetokens.emulators.iam;

import org.jspecify.annotations.NullMarked;
