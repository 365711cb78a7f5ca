package dev.workspacetokens.management;

import dev.workspacetokens.aws.AccessPolicyFile;
import dev.workspacetokens.aws.Environment;
import dev.workspacetokens.domain.access.Role;
import dev.workspacetokens.http.Answer;
import dev.workspacetokens.http.HttpApiHandler;
import dev.workspacetokens.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;

/// `GET /roles`: the roles that a token may be given, and what each permits.
public final class ListRolesHandler extends HttpApiHandler {

    private final Answer roles;

    public ListRolesHandler() {
        this(Environment.lambda());
    }

    /// Takes nothing from the environment: the policy is deployed with the function.
    public ListRolesHandler(Environment environment) {
        super(environment);
        this.roles = Answer.data(200,
                AccessPolicyFile.deployed().roles().stream().map(ListRolesHandler::json).toList());
    }

    @Override
    public Answer answer(Request request) {
        return roles;
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
