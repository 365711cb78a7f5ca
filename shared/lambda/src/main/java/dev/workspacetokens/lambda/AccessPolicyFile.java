package dev.workspacetokens.lambda;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import dev.workspacetokens.domain.access.AccessPolicy;
import dev.workspacetokens.domain.access.Role;
import dev.workspacetokens.domain.access.RouteNeed;
import dev.workspacetokens.lambda.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads the access policy from `access-policy.json`, which is deployed with every function.
///
/// Read by streaming, because the authorizer pays for every class that it loads.
public final class AccessPolicyFile {

    private static final String RESOURCE = "/access-policy.json";

    private AccessPolicyFile() {}

    /// The policy of this deployment.
    ///
    /// @throws IllegalStateException when the file is missing or not a policy
    public static AccessPolicy deployed() {
        try (InputStream file = AccessPolicyFile.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + RESOURCE);
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads a policy.
    ///
    /// @throws IOException when the JSON is broken or of another shape
    /// @throws IllegalArgumentException when the policy contradicts itself, see [AccessPolicy]
    static AccessPolicy read(InputStream file) throws IOException {
        List<Role> roles = new ArrayList<>();
        Map<String, Map<String, RouteNeed>> apis = new LinkedHashMap<>();
        try (JsonReader json = StrictJson.reader(file)) {
            StrictJson.object(json, field -> {
                switch (field) {
                    case "roles" -> StrictJson.array(json, role -> roles.add(role(role)));
                    case "apis" -> StrictJson.object(json, api -> apis.put(api, routes(json)));
                    default -> throw unexpected(json, field);
                }
            });
            StrictJson.end(json);
        }
        return new AccessPolicy(roles, apis);
    }

    private static Role role(JsonReader json) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        Set<String> permissions = new LinkedHashSet<>();
        StrictJson.object(json, field -> {
            switch (field) {
                case "id", "title", "description" -> texts.put(field, StrictJson.text(json));
                case "permissions" ->
                    StrictJson.array(json, permission -> permissions.add(StrictJson.text(permission)));
                default -> throw unexpected(json, field);
            }
        });
        return new Role(text(json, texts, "id"), text(json, texts, "title"), text(json, texts, "description"),
                permissions);
    }

    private static String text(JsonReader json, Map<String, String> texts, String field) throws IOException {
        String text = texts.get(field);
        if (text == null) {
            throw unexpected(json, "object without " + field);
        }
        return text;
    }

    private static Map<String, RouteNeed> routes(JsonReader json) throws IOException {
        Map<String, RouteNeed> routes = new LinkedHashMap<>();
        StrictJson.object(json, route -> routes.put(route, need(json)));
        return routes;
    }

    /// A permission, or an object with one: `{"permission": "any", "app_free": true}`.
    private static RouteNeed need(JsonReader json) throws IOException {
        if (json.peek() != JsonToken.BEGIN_OBJECT) {
            return RouteNeed.of(StrictJson.text(json));
        }
        Map<String, String> texts = new LinkedHashMap<>();
        Set<String> flags = new LinkedHashSet<>();
        StrictJson.object(json, field -> {
            switch (field) {
                case "permission" -> texts.put(field, StrictJson.text(json));
                case "app_free" -> {
                    if (StrictJson.flag(json)) {
                        flags.add(field);
                    }
                }
                default -> throw unexpected(json, field);
            }
        });
        return new RouteNeed(text(json, texts, "permission"), flags.contains("app_free"));
    }

    private static IOException unexpected(JsonReader json, String what) {
        return new IOException("access policy, at " + json.getPath() + ": unexpected " + what);
    }
}
