package dev.workspacetokens.acceptance.security;

import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Mallory, who owns the workspace `mine` with its apps and tokens, is a manager of `acme`, nobody in `globex`, and may
/// write every row of the table.
final class Scene {

    static final String MINE = "mine";
    static final List<String> WORKSPACES = List.of(MINE, "acme", "globex");
    static final List<String> APPS = List.of("mine-app", "mine-two", "ios-shop", "billing");

    final Running system;
    final TableWriter rows;
    /// Of each token, hers and two of the people of acme, what its owner was shown.
    private final Map<String, Reply> tokens = new LinkedHashMap<>();
    private final List<Map<String, AttributeValue>> untouched;
    /// The same whenever it is asked for, so that what is tried at two times is the same.
    final String in30Days;
    private final Instant start;
    private int minutes;

    Scene(Running system) {
        this.system = system;
        this.rows = new TableWriter(system.runner().dynamoDb(), system.runner().template().table().tableName());
        saas("", "{\"title\": \"Mine\"}");
        saas("/apps/mine-app", "{\"title\": \"My app\"}");
        saas("/apps/mine-two", "{\"title\": \"My other app\"}");
        saas("/members/mallory", "{\"role\": \"owner\", \"name\": \"Mallory\"}");
        saas("/members/eve", "{\"role\": \"owner\", \"name\": \"Eve\"}");
        system.directory().put("/directory/workspaces/acme/members/mallory",
                "{\"role\": \"manager\", \"name\": \"Mallory\"}").expect(201);
        create(system.as("ada"), "acme", "theirs", 300, "{\"all_apps\": \"admin\"}");
        create(system.as("ada"), "acme", "theirs-granted", 300, "{\"apps\": {\"ios-shop\": \"admin\"}}");
        Client mallory = system.as("mallory");
        create(mallory, MINE, "expired", 1, "{\"all_apps\": \"tester-qa\"}");
        system.clock().advance(Duration.ofDays(2));
        mallory = system.as("mallory");
        create(mallory, MINE, "all", 300, "{\"all_apps\": \"tester-qa\"}");
        create(mallory, MINE, "granted", 300, "{\"apps\": {\"mine-app\": \"tester-qa\"}}");
        create(mallory, MINE, "other", 300, "{\"apps\": {\"mine-app\": \"admin\", \"mine-two\": \"admin\"}}");
        create(mallory, MINE, "changed", 300, "{\"apps\": {\"mine-app\": \"tester-qa\"}}");
        mallory.patch(path("changed"), "{\"roles\": {\"apps\": {\"mine-app\": \"developer\"}}}").expect(200);
        create(mallory, MINE, "disabled", 300, "{\"all_apps\": \"tester-qa\"}");
        mallory.patch(path("disabled"), "{\"disabled\": true}").expect(200);
        create(mallory, MINE, "confined", 300, "{\"all_apps\": \"tester-qa\"}");
        mallory.patch(path("confined"), "{\"allowed_sources\": [\"198.51.100.0/24\"]}").expect(200);
        start = system.clock().instant();
        in30Days = system.clock().inDays(30);
        untouched = rows.all();
    }

    private void create(Client by, String workspace, String name, int days, String roles) {
        tokens.put(name, by.post("/workspaces/" + workspace + "/tokens", """
                {"name": "%s", "expires_at": "%s", "roles": %s}""".formatted(name, system.clock().inDays(days), roles))
                .expect(201));
    }

    /// What the SaaS says of `mine`.
    ///
    /// @return the answer's status
    int saas(String path, String body) {
        return system.directory().put("/directory/workspaces/mine" + path, body).status();
    }

    /// Puts every row back as it was, and the clock: whoever has read the state later than now reads it again.
    void restore() {
        rows.restore(untouched);
        system.clock().set(start);
    }

    /// Goes to a time a minute behind all times that there were, when everybody reads the state again.
    void aMinuteLater() {
        system.clock().set(start.plus(Duration.ofMinutes(++minutes)));
    }

    private Reply token(String name) {
        return Objects.requireNonNull(tokens.get(name), name);
    }

    String secret(String token) {
        return system.secretOf(token(token));
    }

    String id(String token) {
        return token(token).data().path("id").asText();
    }

    String path(String token) {
        return token(token).header("location");
    }

    String credential(String token) {
        return "CREDENTIAL#" + id(token);
    }

    /// The partition of the grants that a token has now.
    String grants(String token) {
        return "GRANT#" + rows.value(credential(token), "CREDENTIAL", "grant_set").s();
    }

    /// A workspace's uid.
    AttributeValue uid(String workspace) {
        return rows.value("WORKSPACE#" + workspace, "WORKSPACE", "uid");
    }
}
