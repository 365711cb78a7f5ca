package dev.workspacetokens.acceptance.console;

import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What the workspace acme has before somebody opens the console.
final class Acme {

    private static final String DEVELOPER = "{\"all_apps\": \"developer\"}";
    private static final int DAYS = 30;

    private Acme() {}

    /// A token of Ada's, a Developer on all apps for 30 days.
    static Reply token(Running system, String name) {
        return token(system, name, DEVELOPER, DAYS);
    }

    /// The same with other roles, as the API takes them.
    static Reply token(Running system, String name, String roles) {
        return token(system, name, roles, DAYS);
    }

    /// The same for other days.
    static Reply token(Running system, String name, String roles, int days) {
        return system.as("ada").post("/workspaces/acme/tokens", """
                {"name": "%s", "expires_at": "%s", "roles": %s}""".formatted(name, system.clock().inDays(days), roles))
                .expect(201);
    }

    /// So many apps, and no others: Application 1 and so on.
    static void apps(Running system, int number) {
        String apps = IntStream.rangeClosed(1, number)
                .mapToObj(i -> "{\"slug\": \"app-%1$d\", \"title\": \"Application %1$d\"}".formatted(i))
                .collect(Collectors.joining(","));
        system.directory().put("/directory/workspaces/acme/apps", "{\"apps\": [" + apps + "]}").expect(200);
    }
}
