package dev.workspacetokens.lambda;

import com.google.gson.stream.JsonReader;
import dev.workspacetokens.domain.Violation;
import dev.workspacetokens.domain.access.CheckedPolicy;
import dev.workspacetokens.domain.access.PolicyDraft;
import dev.workspacetokens.domain.access.PolicyDraft.DraftApi;
import dev.workspacetokens.domain.access.PolicyDraft.DraftNeed;
import dev.workspacetokens.domain.access.PolicyDraft.DraftRole;
import dev.workspacetokens.domain.access.ResourceWords;
import dev.workspacetokens.lambda.json.StrictJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads an access policy, and tells all that is wrong with it at once.
///
/// By streaming, because the authorizer pays for every class that it loads. What is no JSON ends the list of what is
/// wrong; everything else is told together with what [CheckedPolicy] finds.
public final class AccessPolicyReader {

    private final TellingJson json;

    private AccessPolicyReader(TellingJson json) {
        this.json = json;
    }

    /// Reads and checks a policy: JSON in UTF-8.
    public static CheckedPolicy read(byte[] policy) {
        JsonReader stream;
        try {
            stream = StrictJson.reader(policy);
        } catch (IOException _) {
            return new CheckedPolicy.Invalid(List.of(new Violation(List.of(), "must be UTF-8")), true);
        }
        var json = new TellingJson(stream);
        try {
            PolicyDraft draft = new AccessPolicyReader(json).policy();
            StrictJson.end(stream);
            return CheckedPolicy.of(draft, json.told());
        } catch (IOException _) {
            json.tell("must be JSON, which it is not from here on");
            return new CheckedPolicy.Invalid(json.told(), true);
        }
    }

    private PolicyDraft policy() throws IOException {
        var roles = new ArrayList<DraftRole>();
        var apis = new LinkedHashMap<String, DraftApi>();
        var resource = new HashMap<String, String>();
        var read = new HashMap<String, Boolean>();
        json.object(List.of("roles"), name -> {
            switch (name) {
                case "$schema" -> json.text(); // for the editor of whoever writes it
                case "resource" -> json.object(List.of("one", "many"), word -> {
                    switch (word) {
                        case "one", "many" -> keep(resource, word, json.text());
                        default -> json.unknown();
                    }
                });
                case "roles" -> read.put(name, json.list(_ -> roles.add(role())));
                case "apis" -> json.object(List.of(), api -> apis.put(api, api()));
                default -> json.unknown();
            }
        });
        return new PolicyDraft(new ResourceWords(resource.getOrDefault("one", ResourceWords.APPS.one()),
                resource.getOrDefault("many", ResourceWords.APPS.many())),
                read.containsValue(true) ? roles : null, apis);
    }

    private DraftRole role() throws IOException {
        var texts = new HashMap<String, String>();
        var permissions = new HashMap<String, List<String>>();
        json.object(List.of("id", "title", "description", "permissions"), name -> {
            switch (name) {
                case "id", "title", "description" -> keep(texts, name, json.text());
                case "permissions" -> keep(permissions, name, json.texts());
                default -> json.unknown();
            }
        });
        return new DraftRole(texts.get("id"), texts.get("title"), texts.get("description"),
                permissions.get("permissions"));
    }

    private DraftApi api() throws IOException {
        var texts = new HashMap<>(Map.of("match", DraftApi.ROUTE, "app_parameter", DraftApi.APP_PARAMETER));
        var basePaths = new HashMap<>(Map.of("base_paths", List.<String>of()));
        var routes = new LinkedHashMap<String, @Nullable DraftNeed>();
        json.object(List.of("routes"), name -> {
            switch (name) {
                case "match", "app_parameter" -> keep(texts, name, json.text());
                case "base_paths" -> keep(basePaths, name, json.texts());
                case "routes" -> json.object(List.of(), route -> routes.put(route, need()));
                default -> json.unknown();
            }
        });
        return new DraftApi(texts.get("match"), basePaths.get("base_paths"), texts.get("app_parameter"), routes);
    }

    /// A permission, or an object with one: `{"permission": "any", "app_free": true}`. Null when it could not be read.
    private @Nullable DraftNeed need() throws IOException {
        if (!json.isObject()) {
            String permission = json.text("a permission or an object");
            return permission == null ? null : DraftNeed.of(permission);
        }
        int before = json.told().size();
        var texts = new HashMap<String, String>();
        var flags = new HashMap<String, Boolean>();
        json.object(List.of(), name -> {
            switch (name) {
                case "permission", "workspace" -> keep(texts, name, json.text());
                case "app_free" -> flags.put(name, json.flag());
                default -> json.unknown();
            }
        });
        return json.told().size() > before
                ? null
                : new DraftNeed(texts.get("permission"), texts.get("workspace"), flags.containsValue(true));
    }

    /// Keeps a value, or forgets the one that stands for an absent one, when it could not be read.
    private static <T> void keep(Map<String, T> values, String name, @Nullable T value) {
        if (value == null) {
            values.remove(name);
        } else {
            values.put(name, value);
        }
    }
}
