/// Runs template.yaml on this machine.
///
/// [dev.workspacetokens.local.LocalRunner] reads the template, starts DynamoDB and KMS in this process, and serves every
/// API of the template and an OIDC issuer on one origin; [dev.workspacetokens.local.Main] is its command. Requests come
/// in by [dev.workspacetokens.local.http], pass a gateway of [dev.workspacetokens.local.gateway], and reach handlers by
/// [dev.workspacetokens.local.lambda], or an engineer's own server by
/// [dev.workspacetokens.local.upstream]; [dev.workspacetokens.local.oidc] signs people in.
@NullMarked
package dev.workspacetokens.local;

import org.jspecify.annotations.NullMarked;
