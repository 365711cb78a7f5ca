package dev.workspacetokens.local;

import com.nimbusds.jose.util.JSONObjectUtils;
import dev.workspacetokens.local.http.HttpResponse;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Two workspaces with apps and people, put in by the directory API as a SaaS would do it.
final class DemoData {

    /// Who can log in, with their names.
    static final Map<String, String> PEOPLE = people();

    private record Workspace(String slug, String title, Map<String, String> apps, Map<String, String> roles) {}

    private static final List<Workspace> WORKSPACES = List.of(
            new Workspace("acme", "Acme", Map.of("ios-shop", "iOS Shop", "android-shop", "Android Shop", "web", "Web"),
                    Map.of("ada", "owner", "max", "manager")),
            new Workspace("globex", "Globex", Map.of("billing", "Billing"), Map.of("olga", "owner")));

    private static final String ROOT = "workspaces/";

    private final DirectoryCalls directory;

    DemoData(DirectoryCalls directory) {
        this.directory = directory;
    }

    private static Map<String, String> people() {
        var people = new LinkedHashMap<String, String>();
        people.put("ada", "Ada Lindqvist");
        people.put("max", "Max Okafor");
        people.put("olga", "Olga Marchetti");
        return Collections.unmodifiableMap(people);
    }

    /// What somebody is, and where: "owner of Acme".
    static String place(String user) {
        return WORKSPACES.stream().filter(workspace -> workspace.roles().containsKey(user))
                .map(workspace -> workspace.roles().get(user) + " of " + workspace.title())
                .collect(Collectors.joining(", "));
    }

    /// Puts in what is missing. A workspace that is complete is left as people have made it meanwhile: its owner is put
    /// last, so whichever has one is complete.
    void provide() {
        for (Workspace workspace : WORKSPACES) {
            String path = ROOT + workspace.slug();
            if (!directory.call("GET", path + "/members", "").bodyText().contains("\"owner\"")) {
                put(path, Map.of("title", workspace.title()));
                workspace.apps().forEach((app, title) -> put(path + "/apps/" + app, Map.of("title", title)));
                workspace.roles().entrySet().stream()
                        .sorted((one, other) -> Boolean.compare(one.getValue().equals("owner"),
                                other.getValue().equals("owner")))
                        .forEach(entry -> put(path + "/members/" + entry.getKey(),
                                Map.of("role", entry.getValue(), "name", PEOPLE.getOrDefault(entry.getKey(), ""))));
            }
        }
    }

    private void put(String path, Map<String, Object> body) {
        HttpResponse response = directory.call("PUT", path, JSONObjectUtils.toJSONString(body));
        if (response.status() >= 300) {
            throw new IllegalStateException("demo data: PUT " + path + " was answered " + response.status());
        }
    }
}
