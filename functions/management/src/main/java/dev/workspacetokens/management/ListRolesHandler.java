package dev.workspacetokens.management;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.domain.access.Role;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.HttpApiAdapter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// `GET /roles`: the roles that a token may be given, and what each permits.
public final class ListRolesHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final HttpApiAdapter adapter;

    public ListRolesHandler() {
        this(Environment.lambda());
    }

    public ListRolesHandler(Environment environment) {
        Supplier<AccessPolicy> policy = new ManagementWiring(environment).policy();
        this.adapter = new HttpApiAdapter(environment.metrics(), _ -> answer(policy.get()));
    }

    /// The roles, and what an app is called for people.
    private static Answer answer(AccessPolicy policy) {
        return Answer.data(200, policy.roles().stream().map(ListRolesHandler::json).toList(), Map.of("resource",
                Map.of("one", policy.resource().one(), "many", policy.resource().many())));
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return adapter.handle(event);
    }

    private static Map<String, Object> json(Role role) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", role.id());
        json.put("title", role.title());
        json.put("description", role.description());
        json.put("permissions", role.permissions());
        return json;
    }
}
