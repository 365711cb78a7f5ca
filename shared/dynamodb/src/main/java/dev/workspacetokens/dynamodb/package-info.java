/// The ports of application and domain on the one table, by the SDK's enhanced client.
///
/// The `…Item` classes map one kind of item each; [Transaction] turns a lost condition into the refusal that the
/// caller gets.
@NullMarked
package dev.workspacetokens.dynamodb;

import org.jspecify.annotations.NullMarked;
