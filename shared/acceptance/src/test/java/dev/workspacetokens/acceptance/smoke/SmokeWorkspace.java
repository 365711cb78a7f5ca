package dev.workspacetokens.acceptance.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.workspacetokens.acceptance.stack.CannotTestException;
import dev.workspacetokens.acceptance.stack.Stack;
import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// A workspace with apps and an owner that the SaaS puts in for the tests, and takes away when they are through.
///
/// An app that is put into a workspace leaves the one that it was in. So no name of a run is used by anybody else.
final class SmokeWorkspace implements AutoCloseable {

    private final Stack stack;
    private final String slug;
    private final List<String> apps = new ArrayList<>();
    private final String expiresAt;
    private boolean begun;

    SmokeWorkspace(Stack stack) {
        this.stack = stack;
        var bytes = new byte[8];
        new SecureRandom().nextBytes(bytes);
        this.slug = "smoke-" + HexFormat.of().formatHex(bytes);
        this.expiresAt = inDays(1);
    }

    /// Puts the workspace, the apps `one` and `two`, and the owner.
    ///
    /// @throws CannotTestException when the owner cannot see their workspaces; nothing was put then
    void provide() {
        Reply menu = menu();
        if (menu.status() == 401 || menu.status() == 403) {
            throw new CannotTestException("The management API of " + stack.where()
                    + " answers the owner's access token with " + menu.status() + ": get a new one.");
        }
        menu.expect(200);
        begun = true;
        backend().put(path(), "{\"title\": \"Smoke test\"}").expect(201);
        app("one");
        app("two");
        member(ownerSub(), "owner").expect(201);
    }

    /// The first call of all tells whether there is anything at the address.
    private Reply menu() {
        try {
            return stack.owner().get("/workspaces");
        } catch (AssertionError e) {
            throw new CannotTestException("What should be the management API of " + stack.where() + ", "
                    + stack.management() + ", is none: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
    }

    /// Puts an app.
    ///
    /// @return its slug
    String app(String name) {
        String app = slugOf(name);
        apps.add(app);
        backend().put(path() + "/apps/" + app, "{\"title\": \"App %s\"}".formatted(name)).expect(201);
        return app;
    }

    /// The slug of an app.
    String slugOf(String name) {
        return slug + "-" + name;
    }

    /// Puts a member.
    Reply member(String sub, String role) {
        return backend().put(path() + "/members/" + URLEncoder.encode(sub, StandardCharsets.UTF_8).replace("+", "%20"),
                "{\"role\": \"%s\", \"name\": \"Smoke test\"}".formatted(role));
    }

    /// Lists the members.
    Reply members() {
        return backend().get(path() + "/members").expect(200);
    }

    /// Has the owner create a token.
    ///
    /// @param roles as JSON
    Reply token(String name, String roles, String... headers) {
        return stack.owner().post("/workspaces/" + slug + "/tokens", """
                {"name": "%s", "expires_at": "%s", "roles": %s}""".formatted(name, expiresAt, roles), headers)
                .expect(201);
    }

    /// So many days from now, as requests write it.
    String inDays(int days) {
        return stack.clock().instant().plus(Duration.ofDays(days)).toString();
    }

    /// Somebody who has the token that this answer shows.
    Client with(Reply issued) {
        return stack.integration("Bearer " + secretOf(issued));
    }

    static String secretOf(Reply issued) {
        return issued.data().path("token").asText();
    }

    String slug() {
        return slug;
    }

    /// Deletes what was put, and with it what the tests made of it. Tries everything, whatever fails.
    @Override
    public void close() {
        var left = new ArrayList<String>();
        if (begun) {
            apps.forEach(app -> delete(path() + "/apps/" + app, left));
            delete(path() + "?revoke_tokens=true", left);
        }
        assertThat(left).as("these calls of the directory API are still to be made at %s", stack.where()).isEmpty();
    }

    private void delete(String path, List<String> left) {
        try {
            backend().delete(path).expect(204);
        } catch (AssertionError | RuntimeException e) {
            left.add("DELETE " + path + ", because " + e.getMessage());
        }
    }

    private Client backend() {
        return stack.backend();
    }

    private String path() {
        return "/directory/workspaces/" + slug;
    }

    /// The person of the access token, by the name that its issuer has for them.
    private String ownerSub() {
        try {
            byte[] claims = Base64.getUrlDecoder().decode(stack.ownerToken().split("\\.", -1)[1]);
            return Reply.JSON.readTree(new String(claims, StandardCharsets.UTF_8)).path("sub").asText();
        } catch (JsonProcessingException e) {
            throw new CannotTestException("The owner's access token cannot be read.", e);
        }
    }
}
