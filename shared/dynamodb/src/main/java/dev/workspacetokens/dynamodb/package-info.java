/// The one table behind the ports of the domain.
///
/// [Keys] names every key. The `…Item` classes map one kind of item each; [Transaction] turns a lost condition into the
/// refusal that the caller gets; [AccessReader][DynamoDbAccessReader] is the authorizer's one read, of
/// an [AuthorizerTable].
@NullMarked
package dev.workspacetokens.dynamodb;

import org.jspecify.annotations.NullMarked;
