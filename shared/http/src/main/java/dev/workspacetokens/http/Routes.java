package dev.workspacetokens.http;

import dev.workspacetokens.domain.Refusal;
import java.util.Map;

/// The operations of a function that has several routes.
///
/// @param operations by the route as the gateway declares it, such as `GET /apps/{app}`
public record Routes(Map<String, Operation> operations) implements Operation {

    public Routes {
        operations = Map.copyOf(operations);
    }

    @Override
    public Answer answer(Request request) {
        Operation operation = operations.get(request.route());
        if (operation == null) {
            throw new Refusal.NotFound("There is no such route.");
        }
        return operation.answer(request);
    }
}
