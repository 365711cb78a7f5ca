package dev.workspacetokens.acceptance.security;

import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.testing.Summed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Everything that Mallory can try: her tokens at both authorizers, and as a person every call that the console's page
/// makes, with the tokens that those show her.
final class Mallory {

    static final String BEARER = "bearer ";
    private static final String AT = " at: ";
    private static final List<String> HERS = List.of("all", "granted", "other", "changed", "expired", "disabled",
            "confined");
    static final List<String> THEIRS = List.of("theirs", "theirs-granted");
    private static final int ID_AT = 4;

    private final Scene scene;
    private final BothAuthorizers authorizers;
    private final Client page;
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

    private Mallory(Scene scene, BothAuthorizers authorizers) {
        this.scene = scene;
        this.authorizers = authorizers;
        this.page = scene.system.as("mallory");
        HERS.forEach(token -> secrets.put(token, scene.secret(token)));
        // Of one of theirs she knows the id: it is no secret.
        secrets.put("made-up", Summed.replaced(scene.secret("all"), ID_AT, scene.id("theirs")));
    }

    /// What comes of each thing that she tries, by what it is. What a bearer tries begins with [#BEARER].
    static Map<String, Outcome> tryAll(Scene scene, BothAuthorizers authorizers) {
        var mallory = new Mallory(scene, authorizers);
        mallory.bear("at first");
        mallory.look();
        mallory.rename();
        mallory.regenerate();
        mallory.giveRoles();
        mallory.create();
        mallory.bear("at last");
        mallory.revokeTheirs();
        return mallory.outcomes;
    }

    private void bear(String when) {
        secrets.forEach((token, secret) -> {
            for (String kind : BothAuthorizers.KINDS) {
                Stream.concat(Stream.of(""), Scene.APPS.stream())
                        .forEach(app -> note(BEARER + kind + " " + token + " " + app + AT + when,
                                authorizers.ask(kind, secret, app)));
            }
        });
    }

    private void look() {
        Reply menu = page.get("/workspaces");
        var listed = new TreeSet<>(menu.all("slug"));
        note("GET /workspaces", new Outcome(Integer.toString(menu.status()), listed));
        for (String workspace : Scene.WORKSPACES) {
            String path = "/workspaces/" + workspace;
            call("GET", path + "/apps", "");
            call("GET", path + "/tokens", "");
        }
        each((_, path) -> call("GET", path, ""));
    }

    private void rename() {
        each((token, path) -> call("PATCH", path, "{\"name\": \"" + token + "\"}"));
    }

    private void regenerate() {
        each((token, path) -> show(token, call("POST", path + "/regenerate", """
                {"expires_at": "%s"}""".formatted(scene.in30Days))));
    }

    private void giveRoles() {
        each((token, path) -> {
            // The others show at last what a name and a regeneration have left them.
            if (!List.of("all", "granted", "expired").contains(token)) {
                call("PATCH", path, "{\"roles\": {\"apps\": {\"mine-app\": \"tester-qa\"}}}");
            }
        });
        // Whether the app is one of hers by the list is not what counts, but what the token reaches by it.
        page.patch("/workspaces/mine/tokens/" + scene.id("other"),
                "{\"roles\": {\"apps\": {\"mine-app\": \"tester-qa\", \"ios-shop\": \"tester-qa\"}}}");
    }

    private void create() {
        for (String workspace : Scene.WORKSPACES) {
            show("new in " + workspace, call("POST", "/workspaces/" + workspace + "/tokens", """
                    {"name": "new", "expires_at": "%s", "roles": {"all_apps": "admin"}}"""
                    .formatted(scene.in30Days)));
        }
    }

    /// Whoever may write the table can take any token away, so that this goes through is no gain.
    private void revokeTheirs() {
        THEIRS.forEach(token -> call("DELETE", "/workspaces/acme/tokens/" + scene.id(token), ""));
    }

    private void each(Change change) {
        for (String token : HERS) {
            change.of(token, "/workspaces/mine/tokens/" + scene.id(token));
        }
        for (String token : THEIRS) {
            change.of(token, "/workspaces/mine/tokens/" + scene.id(token));
            change.of(token, "/workspaces/acme/tokens/" + scene.id(token));
        }
    }

    private interface Change {
        void of(String token, String path);
    }

    private void show(String token, Reply issued) {
        if (issued.status() < 300) {
            secrets.put(token, scene.system.secretOf(issued));
        }
    }

    private Reply call(String method, String path, String body) {
        Reply reply = page.call(method + " " + path, body);
        note((method + " " + path + " " + body).strip(),
                new Outcome(Integer.toString(reply.status()), reply.status() < 300 ? Set.of("done") : Set.of()));
        return reply;
    }

    private void note(String what, Outcome outcome) {
        outcomes.put(what, outcome);
    }

    /// What was tried, whenever it was.
    static String withoutTime(String what) {
        int at = what.indexOf(AT);
        return at < 0 ? what : what.substring(0, at);
    }
}
