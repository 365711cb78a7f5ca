package dev.workspacetokens.acceptance.stories;

import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import dev.workspacetokens.local.Options;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What stories of a deployment with a stored policy do.
final class StoredPolicies {

    static final String PATH = "/directory/access-policy";

    private StoredPolicies() {}

    /// A deployment with a stored policy, of which there is none yet.
    static Running system() {
        return Running.with(Options.ofThisBuild().withParameters(Map.of("AccessPolicy", "stored")));
    }

    /// A policy in which an app can be looked at by these roles, and nothing else can be done.
    static String of(String... roles) {
        return of(List.of(roles), List.of(), "apps:read");
    }

    /// A policy of 40 roles and 300 routes, in which an app can be looked at with this permission; only the role
    /// `admin` has `apps:manage`.
    static String large(String permission) {
        return of(IntStream.range(0, 40).mapToObj(i -> i == 0 ? "admin" : i == 1 ? "developer" : "role-" + i).toList(),
                IntStream.range(2, 300).mapToObj("GET /things-%d/{app}/parts/{part}"::formatted).toList(), permission);
    }

    private static String of(List<String> roles, List<String> routes, String permission) {
        return """
                {"roles": [%s], "apis": {"default": {"routes": {"GET /me": "any", "GET /apps/{app}": "%s"%s}}}}"""
                .formatted(roles.stream().map(StoredPolicies::role).collect(Collectors.joining(", ")), permission,
                        routes.stream().map(", \"%s\": \"apps:read\""::formatted).collect(Collectors.joining()));
    }

    private static String role(String id) {
        return """
                {"id": "%s", "title": "%s", "description": "Looks at apps.", "permissions": ["apps:read"%s]}"""
                .formatted(id, id, id.equals("admin") ? ", \"apps:manage\"" : "");
    }

    /// Puts it and waits until it is in force.
    static void inForce(Running system, String policy, String query) {
        until(system, system.directory().put(PATH + query, policy));
    }

    /// Waits until what an answer tells of is in force, and not a moment longer.
    static void until(Running system, Reply answer) {
        system.clock().set(Instant.parse(answer.data().path("in_force_at").asText()));
    }

    /// Deletes a row of the deployment's state, as whoever can write to the table may.
    static void delete(Running system, String row) {
        String table = system.runner().template().table().tableName();
        var _ = system.runner().dynamoDb().deleteItem(r -> r.tableName(table)
                .key(Map.of("PK", AttributeValue.fromS("STATE"), "SK", AttributeValue.fromS(row))));
    }

    /// A token of Ada's for the workspace `acme`.
    static Reply create(Running system, String roles) {
        return system.as("ada").post("/workspaces/acme/tokens", """
                {"name": "CI", "expires_at": "%s", "roles": %s}""".formatted(system.clock().inDays(30), roles));
    }
}
