/// HTTP as the handlers see it: a [Request] in, an [Answer] out, and every [dev.workspacetokens.domain.Refusal] turned
/// into a problem document in one place ([Problems]).
///
/// [HttpApiAdapter] and [RestApiAdapter] adapt the two event shapes of API Gateway; [JsonObject] reads bodies strictly
/// and tells everything that is wrong with them at once; [Cursor] and [Pages] page through listings.
@NullMarked
package dev.workspacetokens.http;

import org.jspecify.annotations.NullMarked;
