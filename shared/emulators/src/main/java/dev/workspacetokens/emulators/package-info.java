/// What stands in for AWS on this machine, for tests and for the local runner.
///
/// [dev.workspacetokens.emulators.Template] reads template.yaml as a value: functions with their variables, routes with
/// their authorizers, gateway responses, the table, the keys. [dev.workspacetokens.emulators.EmbeddedDynamoDb] is
/// DynamoDB Local in this process and [dev.workspacetokens.emulators.LocalKms] a KMS client with real HMACs.
/// [dev.workspacetokens.emulators.LeastPrivilege] lets a function do with them only what its policies in the template
/// allow. Nothing here knows the product.
@NullMarked
package dev.workspacetokens.emulators;

import org.jspecify.annotations.NullMarked;
