package dev.workspacetokens.acceptance.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The events in `events/`, in an order that makes sense on an empty table, each with what comes of it.
public final class Events {

    /// Where they are.
    static final Path FOLDER = Path.of(System.getProperty("template.file")).resolveSibling("events");

    /// Every event. The tokens in them are those that [ReproducedTokens] makes of the ones named
    /// [ReproducedTokens#CREATED].
    public static final List<Event> IN_ORDER = List.of(
            new Event("Directory/put-workspace", "201"), new Event(ReproducedTokens.POLICY, "201"),
            new Event("Directory/get-access-policy", "200"), new Event("Directory/put-apps", "200"),
            new Event("Directory/put-app", "201"), new Event("Directory/put-members", "200"),
            new Event("Directory/put-member", "201"), new Event("Directory/set-rules", "200"),
            new Event("Directory/get-workspace", "200"),
            new Event("Directory/list-workspaces", "200"), new Event("Directory/list-apps", "200"),
            new Event("Directory/list-members", "200"), new Event("Directory/delete-app", "204"),
            new Event("Directory/delete-member", "204"), new Event("Directory/delete-last-owner", "409"),
            new Event("CreateToken/all-apps", "201"), new Event("CreateToken/per-app", "201"),
            new Event("CreateToken/not-allowed", "422"), new Event("CreateToken/malformed", "400"),
            new Event("CreateToken/by-a-manager", "403"), new Event("CreateToken/by-a-stranger", "404"),
            new Event("Directory/delete-workspace-in-use", "409"),
            new Event("RestApiAuthorizer/all-apps", "Allow"), new Event("RestApiAuthorizer/per-app", "Allow"),
            new Event("RestApiAuthorizer/no-access-to-app", "Deny"),
            new Event("RestApiAuthorizer/permission-missing", "Deny"),
            new Event("RestApiAuthorizer/no-app", "Allow"),
            new Event("RestApiAuthorizer/malformed-token", "Unauthorized"),
            new Event("RestApiAuthorizer/made-up-token", "Unauthorized"),
            new Event("RestApiAuthorizer/unknown-token", "Unauthorized"),
            new Event("HttpApiAuthorizer/per-app", "Allow"),
            new Event("HttpApiAuthorizer/no-access-to-app", "Deny"),
            new Event("HttpApiAuthorizer/malformed-token", "Deny"),
            new Event("HttpApiAuthorizer/closed-route", "Deny"),
            new Event("SampleApiFunction/get-me", "200"), new Event("SampleApiFunction/list-apps", "200"),
            new Event("SampleApiFunction/get-app", "200"), new Event("SampleApiFunction/start-build", "201"),
            new Event("SampleApiFunction/list-builds", "200"),
            new Event("SampleApiFunction/unknown-build", "404"),
            new Event("ListWorkspaces/of-the-caller", "200"), new Event("ListApps/by-title", "200"),
            new Event("ListRoles/all", "200"), new Event("ListTokens/first-page", "200"),
            new Event("WatchWrites/as-they-were-noted", "0 to be sent again"),
            new Event("WatchWrites/put-back-an-hour-later", "0 to be sent again"),
            new Event("ForwardEvents/expired", "0 to be sent again"),
            new Event("ForwardEvents/gone-since", "0 to be sent again"),
            new Event("ResendEvents/gone-since", "0 to be sent again"),
            new Event("ResendEvents/no-key", "1 to be sent again"),
            new Event("TellExpiring/each-hour", "done"), new Event("TellExpiring/a-day-again", "done"),
            new Event("TellExpiring/a-day-to-come", "a day that is still to come"),
            new Event("ListEvents/newest", "200"), new Event("ListEvents/of-a-type-since", "200"),
            new Event("ListEvents/bad-type", "400"), new Event("ListTokens/active-by-name", "200"),
            new Event("ListTokens/to-clean-up", "200"), new Event("ListTokens/bad-cursor", "400"),
            new Event("GetToken/per-app", "200"), new Event("GetToken/unknown", "404"),
            new Event("IdentifyToken/found", "200"), new Event("IdentifyToken/made-up", "422"),
            new Event("UpdateToken/rename", "200"), new Event("UpdateToken/roles", "200"),
            new Event("UpdateToken/describe", "200"),
            new Event("RegenerateToken/in-the-past", "422"), new Event("RegenerateToken/new-expiry", "200"),
            new Event("RestApiAuthorizer/superseded", "Unauthorized"),
            new Event("HttpApiAuthorizer/superseded", "Deny"),
            new Event("RegenerateToken/with-an-overlap", "200"), new Event("EndOverlap/former-secret", "204"),
            new Event("UpdateToken/describe-no-more", "200"),
            new Event("RevokeToken/per-app", "204"), new Event("RevokeToken/unknown", "404"),
            new Event("IdentifyToken/revoked", "200"),
            new Event("CreateToken/with-idempotency-key", "201"), new Event("CreateToken/repeated", "201"),
            new Event("SweepGrants/each-hour", "done"), new Event("Directory/freeze", "200"),
            new Event("Directory/lift-freeze", "200"),
            new Event("Directory/delete-workspace-with-tokens", "409"),
            new Event("RevokeTokens/named", "200"), new Event("RevokeTokens/another-workspace", "422"),
            new Event("RevokeTokens/all", "200"),
            new Event("Console/page", "200"), new Event("Console/page-head", "200"),
            new Event("Console/settings", "200"), new Event("Console/contract", "200"),
            new Event("Console/file", "200"),
            new Event("Console/unknown-file", "404"));

    private Events() {}

    /// The event of this name.
    public static Event named(String name) {
        return IN_ORDER.stream().filter(event -> event.name().equals(name)).findFirst().orElseThrow();
    }

    /// The names of the files in the folder.
    static List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> FOLDER.relativize(file).toString().replaceFirst("\\.json$", "")).toList();
        }
    }
}
