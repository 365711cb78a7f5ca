/// The directory API, tested from outside: real events in, answers out, on a real DynamoDB emulator.
///
/// [DirectoryApi] sends requests, [Consistency] says what must hold whatever happened, and [DynamoDb] lets a call fail
/// or something else happen at a given one.
@NullMarked
package dev.workspacetokens.directory;

import org.jspecify.annotations.NullMarked;
