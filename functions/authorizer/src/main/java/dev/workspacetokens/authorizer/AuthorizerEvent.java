package dev.workspacetokens.authorizer;

import dev.workspacetokens.domain.decision.AccessRequest;
import java.util.List;

/// What an authorizer needs of its event. Prints nothing of the credential.
///
/// @param request what is wanted
/// @param authorization every value of the `Authorization` header, in order
record AuthorizerEvent(AccessRequest request, List<String> authorization) {

    AuthorizerEvent {
        authorization = List.copyOf(authorization);
    }

    @Override
    public String toString() {
        return "AuthorizerEvent[" + request.call().method() + " " + request.call().route() + "]";
    }
}
