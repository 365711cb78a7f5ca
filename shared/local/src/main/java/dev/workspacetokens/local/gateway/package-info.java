/// What Amazon API Gateway does: [dev.workspacetokens.local.gateway.HttpApiGateway] is an HTTP API,
/// [dev.workspacetokens.local.gateway.RestApiGateway] a REST API. Each matches a route, asks its authorizer, and turns
/// the request into an event and the function's result into an answer.
@NullMarked
package dev.workspacetokens.local.gateway;

import org.jspecify.annotations.NullMarked;
