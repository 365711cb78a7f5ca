package dev.workspacetokens.sampleapi;

import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.Operation;
import dev.workspacetokens.http.Request;

/// Says with every answer, and every refusal, of another operation until when the token behind the request works, so
/// that an integration learns it from the calls that it makes anyway. A token that never expires has no such header.
///
/// @param operation what is answered
record TellingExpiry(Operation operation) implements Operation {

    private static final String HEADER = "workspace-token-expires-at";

    @Override
    public Answer answer(Request request) {
        return told(request, operation.answer(request));
    }

    @Override
    public Answer answerOrProblem(Request request) {
        return told(request, operation.answerOrProblem(request));
    }

    private static Answer told(Request request, Answer answer) {
        String expiresAt = request.caller("expires_at");
        return expiresAt.isEmpty() ? answer : answer.with(HEADER, expiresAt);
    }
}
