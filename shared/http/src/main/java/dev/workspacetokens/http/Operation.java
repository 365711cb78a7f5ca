package dev.workspacetokens.http;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.lambda.Failures;
import dev.workspacetokens.lambda.Log;

/// What one route does. Throws a [Refusal] for whatever it does not do.
@FunctionalInterface
public interface Operation {

    /// Does it.
    Answer answer(Request request);

    /// Does it, or says why not. Never throws, unless the machine itself is broken.
    default Answer answerOrProblem(Request request) {
        try {
            return answer(request);
        } catch (RuntimeException e) {
            if (Problems.unexpected(e)) {
                Log.error(Operation.class, request.route() + " failed: " + Failures.describe(e));
            }
            return Problems.of(e, request.isChange());
        }
    }
}
