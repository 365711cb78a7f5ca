package dev.workspacetokens.acceptance.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Whoever makes a cursor of their own, for whatever position, sees a part of the listing that they may see anyway.
class ForgedCursorsTest {

    private static final List<String> POSITIONS = List.of("0", "~", " ", "#", "TOKEN#0", "APP#web", "MEMBER#ada",
            "WORKSPACE", "WORKSPACE#globex", "../globex", "web", "ios-shop", "\u0000", "\uffff", "\ud83d\ude80",
            "\"}", "z".repeat(512));

    @AutoClose private final Running system = Running.withDemoData();

    @Test
    void leadNowhereElse() throws Exception {
        Client ada = system.as("ada");
        Reply created = ada.post("/workspaces/acme/tokens", """
                {"name": "CI", "expires_at": "%s", "roles": {"apps": {"ios-shop": "admin", "web": "admin"}}}"""
                .formatted(system.clock().inDays(30))).expect(201);
        system.as("olga").post("/workspaces/globex/tokens", """
                {"name": "Other", "expires_at": "%s", "roles": {"all_apps": "admin"}}"""
                .formatted(system.clock().inDays(30))).expect(201);
        String acme = system.directory().get("/directory/workspaces/acme").data().path("uid").asText();
        String id = created.data().path("id").asText();
        for (String sort : List.of("created", "expires", "last_used", "name")) {
            goOn(ada, "/workspaces/acme/tokens?sort=" + sort, "id", List.of("tokens", acme,
                    sort.toUpperCase(Locale.ROOT), "null", "", "", "null", "false"));
        }
        goOn(ada, "/workspaces/acme/apps", "slug", List.of("apps", acme, ""));
        goOn(ada, "/workspaces", "slug", List.of("workspaces", "ada"));
        goOn(system.with(created), "/apps", "slug", List.of("reached apps", id));
    }

    private static void goOn(Client client, String path, String name, List<String> selection) throws Exception {
        List<String> all = client.get(path).expect(200).all(name);
        assertThat(all).isNotEmpty();
        var positions = new ArrayList<>(POSITIONS);
        positions.addAll(all);
        int seen = 0;
        for (String position : positions) {
            List<String> items = client
                    .get(path + (path.contains("?") ? "&" : "?") + "next=" + cursor(selection, position)).expect(200)
                    .all(name);
            assertThat(all).containsAll(items);
            seen += items.size();
        }
        assertThat(seen).as("the cursors were accepted, and some led to items of %s", path).isPositive();
    }

    private static String cursor(List<String> selection, String position) throws GeneralSecurityException {
        String listing = Reply.JSON.valueToTree(selection).toString();
        var sha = MessageDigest.getInstance("SHA-256");
        byte[] check = sha.digest((listing + "\0" + position).getBytes(StandardCharsets.UTF_8));
        var bytes = new ByteArrayOutputStream();
        bytes.write(check, 0, 9);
        bytes.writeBytes(position.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }
}
