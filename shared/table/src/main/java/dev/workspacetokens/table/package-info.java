/// The one table, without any client of it.
///
/// [Keys] names every key. An authorizer reads three items ([DynamoDbAccessReader], [DecisionItems]) and notes the last
/// use of a token ([LastUses]), by an [AuthorizerTable].
@NullMarked
package dev.workspacetokens.table;

import org.jspecify.annotations.NullMarked;
