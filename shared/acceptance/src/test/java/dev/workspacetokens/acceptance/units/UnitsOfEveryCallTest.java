package dev.workspacetokens.acceptance.units;

import static dev.workspacetokens.acceptance.units.CountedSystem.many;
import static dev.workspacetokens.acceptance.units.CountedSystem.perApp;

import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every call of the three APIs costs among 1, 100 and 1,000 apps, members and tokens, with a token of as many
/// grants. It prints the table, and allows no call to become dearer than it is written here.
final class UnitsOfEveryCallTest {

    private static final String AT_MOST = """
            | PUT /directory/workspaces/{}: new | 1 RU, 6 WU | 1 RU, 6 WU | 1 RU, 6 WU |
            | PUT /directory/workspaces/{}: the same | 1 RU, 6 WU | 1 RU, 6 WU | 1 RU, 6 WU |
            | PATCH /directory/workspaces/{}: rules | 2 RU, 6 WU | 2 RU, 6 WU | 2 RU, 6 WU |
            | DELETE /directory/workspaces/{}: empty | 6 RU, 12 WU | 6 RU, 12 WU | 6 RU, 12 WU |
            | GET /directory/workspaces/{} | 1 RU, 0 WU | 1 RU, 0 WU | 1 RU, 0 WU |
            | GET /directory/workspaces | 1 RU, 0 WU | 1 RU, 0 WU | 1 RU, 0 WU |
            | PUT …/apps: as many (less those of the column before) | 6 RU, 20 WU | 105 RU, 412 WU | 921 RU, 3,712 WU |
            | PUT …/apps: the same | 3 RU, 0 WU | 4 RU, 0 WU | 18 RU, 0 WU |
            | GET …/apps | 2 RU, 0 WU | 2 RU, 0 WU | 2 RU, 0 WU |
            | PUT …/apps/{}: new | 3 RU, 8 WU | 3 RU, 8 WU | 3 RU, 8 WU |
            | PUT …/apps/{}: the same | 4 RU, 8 WU | 4 RU, 8 WU | 4 RU, 8 WU |
            | PUT …/apps/{}: moved | 5 RU, 14 WU | 5 RU, 14 WU | 5 RU, 14 WU |
            | DELETE …/apps/{} | 2 RU, 8 WU | 2 RU, 8 WU | 2 RU, 8 WU |
            | DELETE …/apps/{}: gone | 1 RU, 0 WU | 1 RU, 0 WU | 1 RU, 0 WU |
            | PUT …/members: as many (less those of the column before) | 5 RU, 12 WU | 9 RU, 412 WU | 51 RU, 3,712 WU |
            | PUT …/members: the same | 3 RU, 0 WU | 7 RU, 0 WU | 45 RU, 0 WU |
            | GET …/members | 2 RU, 0 WU | 4 RU, 0 WU | 4 RU, 0 WU |
            | PUT …/members/{}: new | 5 RU, 8 WU | 5 RU, 8 WU | 5 RU, 8 WU |
            | PUT …/members/{}: the same | 5 RU, 8 WU | 5 RU, 8 WU | 5 RU, 8 WU |
            | DELETE …/members/{} | 4 RU, 8 WU | 4 RU, 8 WU | 4 RU, 8 WU |
            | DELETE /directory/workspaces/{}: in use | 2 RU, 0 WU | 2 RU, 0 WU | 2 RU, 0 WU |
            | GET /workspaces | 2 RU, 0 WU | 2 RU, 0 WU | 2 RU, 0 WU |
            | GET /roles | 0 RU, 0 WU | 0 RU, 0 WU | 0 RU, 0 WU |
            | GET …/apps (console) | 2 RU, 0 WU | 2 RU, 0 WU | 2 RU, 0 WU |
            | GET …/apps?title= | 2 RU, 0 WU | 3 RU, 0 WU | 21 RU, 0 WU |
            | POST …/tokens: all apps | 2 RU, 12 WU | 2 RU, 12 WU | 2 RU, 12 WU |
            | GET …/tokens | 4 RU, 0 WU | 6 RU, 0 WU | 6 RU, 0 WU |
            | GET …/tokens?name= | 2 RU, 0 WU | 7 RU, 0 WU | 60 RU, 0 WU |
            | GET …/tokens?sort=last_used | 4 RU, 0 WU | 9 RU, 0 WU | 62 RU, 0 WU |
            | POST …/tokens: a role in each app | 3 RU, 14 WU | 4 RU, 113 WU | 18 RU, 1,013 WU |
            | POST …/tokens: with a key | 4 RU, 16 WU | 5 RU, 115 WU | 19 RU, 1,015 WU |
            | POST …/tokens: repeated | 7 RU, 0 WU | 9 RU, 0 WU | 35 RU, 0 WU |
            | GET …/tokens/{} | 6 RU, 0 WU | 8 RU, 0 WU | 34 RU, 0 WU |
            | GET /me: first of the day | 4 RU, 1 WU | 4 RU, 1 WU | 4 RU, 1 WU |
            | GET /me | 4 RU, 0 WU | 4 RU, 0 WU | 4 RU, 0 WU |
            | GET /apps: all apps | 4 RU, 0 WU | 53 RU, 0 WU | 53 RU, 0 WU |
            | GET /apps: a role in each app | 5 RU, 0 WU | 104 RU, 0 WU | 104 RU, 0 WU |
            | GET /apps/{} | 4 RU, 0 WU | 4 RU, 0 WU | 4 RU, 0 WU |
            | POST /apps/{}/builds | 4 RU, 1 WU | 4 RU, 1 WU | 4 RU, 1 WU |
            | GET /apps/{}/builds | 5 RU, 0 WU | 5 RU, 0 WU | 5 RU, 0 WU |
            | GET /apps/{}/builds/{} | 5 RU, 0 WU | 5 RU, 0 WU | 5 RU, 0 WU |
            | GET /apps/{}/builds/{}/log | 5 RU, 0 WU | 5 RU, 0 WU | 5 RU, 0 WU |
            | POST /apps/{}/builds/{}/abort | 5 RU, 1 WU | 5 RU, 1 WU | 5 RU, 1 WU |
            | GET /apps/{}: not granted | 3 RU, 0 WU | 3 RU, 0 WU | 3 RU, 0 WU |
            | PATCH …/tokens/{}: name | 7 RU, 8 WU | 9 RU, 8 WU | 35 RU, 8 WU |
            | PATCH …/tokens/{}: description, sources, disabled | 7 RU, 10 WU | 9 RU, 10 WU | 35 RU, 10 WU |
            | POST …/tokens/identify | 10 RU, 0 WU | 12 RU, 0 WU | 38 RU, 0 WU |
            | PATCH …/tokens/{}: roles | 9 RU, 12 WU | 14 RU, 210 WU | 80 RU, 2,010 WU |
            | POST …/tokens/{}/regenerate | 7 RU, 10 WU | 9 RU, 10 WU | 36 RU, 10 WU |
            | POST …/tokens/{}/regenerate: with an overlap | 7 RU, 10 WU | 9 RU, 10 WU | 36 RU, 10 WU |
            | DELETE …/tokens/{}/overlap | 3 RU, 8 WU | 3 RU, 8 WU | 3 RU, 8 WU |
            | DELETE …/tokens/{}/overlap: none | 3 RU, 0 WU | 3 RU, 0 WU | 3 RU, 0 WU |
            | DELETE …/tokens/{} | 4 RU, 17 WU | 6 RU, 116 WU | 33 RU, 1,016 WU |
            | DELETE …/tokens/{}: gone | 3 RU, 12 WU | 3 RU, 12 WU | 3 RU, 12 WU |
            | POST …/tokens/identify: revoked | 6 RU, 0 WU | 6 RU, 0 WU | 6 RU, 0 WU |
            | GET …/events | 5 RU, 0 WU | 7 RU, 0 WU | 13 RU, 0 WU |
            | GET …/events?token= | 4 RU, 0 WU | 7 RU, 0 WU | 15 RU, 0 WU |
            | POST …/tokens/revoke: ten without grants | 21 RU, 140 WU | 21 RU, 140 WU | 21 RU, 140 WU |
            | POST …/tokens: refused | 3 RU, 0 WU | 4 RU, 0 WU | 18 RU, 0 WU |
            | POST …/tokens: by a manager | 1 RU, 0 WU | 1 RU, 0 WU | 1 RU, 0 WU |
            | POST …/tokens: by a stranger | 1 RU, 0 WU | 1 RU, 0 WU | 1 RU, 0 WU |
            """;
    private static final int[] SIZES = {1, 100, 1_000};
    private static final String WORKSPACE = "/directory/workspaces/acme";
    private static final String OTHER = "/directory/workspaces/globex";
    private static final String TOKENS = "/workspaces/acme/tokens";

    private final UnitTable table = new UnitTable();
    private final CountedSystem counted = new CountedSystem();
    private final Running system = counted.running();
    private final Client directory = system.directory();
    private final Client ada = system.as("ada");

    @Test
    void noCallIsDearerThanItWas() {
        try (counted) {
            readTheState();
            int before = 0;
            for (int size : SIZES) {
                directory(size);
                management(before, size);
                before = size;
            }
            System.out.println("| call | 1 | 100 | 1,000 |\n|---|---|---|---|\n" + table);
            table.assertAtMost(UnitTable.parse(AT_MOST));
        }
    }

    /// Each function reads it once a minute, which [StateReadsTest] counts.
    private void readTheState() {
        ada.get("/roles").expect(200);
        Reply token = create("{\"all_apps\": \"developer\"}").expect(201);
        String path = token.header("location");
        ada.patch(path, "{\"roles\": {\"all_apps\": \"admin\"}}").expect(200);
        system.with(token).get("/apps").expect(200);
        ada.delete(path).expect(204);
    }

    private Reply cost(String call, Supplier<Reply> sent, int status) {
        // Events of one millisecond have no order, and a page of others is of another size.
        system.clock().advance(Duration.ofMillis(1));
        var made = counted.count(sent);
        table.add(call, made.units());
        return made.reply().expect(status);
    }

    private void directory(int size) {
        String title = "{\"title\": \"New\"}";
        String made = "/directory/workspaces/new-" + size;
        cost("PUT /directory/workspaces/{}: new", () -> directory.put(made, title), 201);
        cost("PUT /directory/workspaces/{}: the same", () -> directory.put(made, title), 200);
        cost("PATCH /directory/workspaces/{}: rules",
                () -> directory.patch(made, "{\"rules\": {\"max_lifetime_days\": 90, \"max_tokens\": 20}}"), 200);
        cost("DELETE /directory/workspaces/{}: empty", () -> directory.delete(made), 204);
        cost("GET /directory/workspaces/{}", () -> directory.get(WORKSPACE), 200);
        cost("GET /directory/workspaces", () -> directory.get("/directory/workspaces"), 200);

        String apps = many("apps", size, "{\"slug\": \"app-%04d\", \"title\": \"App\"}");
        cost("PUT …/apps: as many (less those of the column before)", () -> directory.put(WORKSPACE + "/apps", apps),
                200);
        cost("PUT …/apps: the same", () -> directory.put(WORKSPACE + "/apps", apps), 200);
        cost("GET …/apps", () -> directory.get(WORKSPACE + "/apps"), 200);
        cost("PUT …/apps/{}: new", () -> directory.put(WORKSPACE + "/apps/moving", title), 201);
        cost("PUT …/apps/{}: the same", () -> directory.put(WORKSPACE + "/apps/moving", title), 200);
        cost("PUT …/apps/{}: moved", () -> directory.put(OTHER + "/apps/moving", title), 200);
        cost("DELETE …/apps/{}", () -> directory.delete(OTHER + "/apps/moving"), 204);
        cost("DELETE …/apps/{}: gone", () -> directory.delete(OTHER + "/apps/moving"), 204);

        String members = many("members", size, "{\"id\": \"p-%04d\", \"role\": \"owner\", \"name\": \"Somebody\"}");
        cost("PUT …/members: as many (less those of the column before)",
                () -> directory.put(OTHER + "/members", members), 200);
        cost("PUT …/members: the same", () -> directory.put(OTHER + "/members", members), 200);
        cost("GET …/members", () -> directory.get(OTHER + "/members"), 200);
        String viewer = "{\"role\": \"viewer\", \"name\": \"Eve\"}";
        cost("PUT …/members/{}: new", () -> directory.put(OTHER + "/members/eve", viewer), 201);
        cost("PUT …/members/{}: the same", () -> directory.put(OTHER + "/members/eve", viewer), 200);
        cost("DELETE …/members/{}", () -> directory.delete(OTHER + "/members/eve"), 204);
        cost("DELETE /directory/workspaces/{}: in use", () -> directory.delete(WORKSPACE), 409);
    }

    private void management(int before, int size) {
        cost("GET /workspaces", () -> ada.get("/workspaces"), 200);
        cost("GET /roles", () -> ada.get("/roles"), 200);
        cost("GET …/apps (console)", () -> ada.get("/workspaces/acme/apps"), 200);
        cost("GET …/apps?title=", () -> ada.get("/workspaces/acme/apps?title=none"), 200);
        Reply all = cost("POST …/tokens: all apps", () -> create("{\"all_apps\": \"developer\"}"), 201);
        counted.copies(all, before, size - 1);
        cost("GET …/tokens", () -> ada.get(TOKENS), 200);
        cost("GET …/tokens?name=", () -> ada.get(TOKENS + "?name=none"), 200);
        cost("GET …/tokens?sort=last_used", () -> ada.get(TOKENS + "?sort=last_used"), 200);
        Reply one = cost("POST …/tokens: a role in each app", () -> create(perApp("app", size, "developer")), 201);
        String path = one.header("location");
        String key = "the only one of " + size;
        String body = creation(perApp("app", size, "developer"));
        Reply repeatable = cost("POST …/tokens: with a key", () -> create(body, key), 201);
        cost("POST …/tokens: repeated", () -> create(body, key), 201);
        ada.delete(repeatable.header("location")).expect(204);
        cost("GET …/tokens/{}", () -> ada.get(path), 200);
        integration(all, one);
        cost("PATCH …/tokens/{}: name", () -> ada.patch(path, "{\"name\": \"Another\"}"), 200);
        cost("PATCH …/tokens/{}: description, sources, disabled", () -> ada.patch(path,
                "{\"description\": \"Deploys the shop\", \"allowed_sources\": [\"127.0.0.1\"], \"disabled\": false}"),
                200);
        cost("POST …/tokens/identify", () -> identify(one), 200);
        ada.patch(path, "{\"description\": \"\", \"allowed_sources\": []}").expect(200);
        cost("PATCH …/tokens/{}: roles",
                () -> ada.patch(path, "{\"roles\": " + perApp("app", size, "tester-qa") + "}"), 200);
        cost("POST …/tokens/{}/regenerate",
                () -> ada.post(path + "/regenerate", "{\"expires_at\": \"%s\"}".formatted(system.clock().inDays(9))),
                200);
        cost("POST …/tokens/{}/regenerate: with an overlap",
                () -> ada.post(path + "/regenerate", "{\"expires_at\": \"%s\", \"overlap_seconds\": 9}"
                        .formatted(system.clock().inDays(9))),
                200);
        cost("DELETE …/tokens/{}/overlap", () -> ada.delete(path + "/overlap"), 204);
        cost("DELETE …/tokens/{}/overlap: none", () -> ada.delete(path + "/overlap"), 204);
        cost("DELETE …/tokens/{}", () -> ada.delete(path), 204);
        cost("DELETE …/tokens/{}: gone", () -> ada.delete(path), 404);
        cost("POST …/tokens/identify: revoked", () -> identify(one), 200);
        cost("GET …/events", () -> ada.get("/workspaces/acme/events"), 200);
        cost("GET …/events?token=", () -> ada.get("/workspaces/acme/events?token=none"), 200);
        counted.copies(all, 10_000, 10_010);
        cost("POST …/tokens/revoke: ten without grants", () -> ada.post(TOKENS + "/revoke", copies(all)), 200);
        cost("POST …/tokens: refused", () -> create(perApp("made-up", size, "developer")), 422);
        cost("POST …/tokens: by a manager", () -> system.as("max").post(TOKENS, "{}"), 403);
        cost("POST …/tokens: by a stranger", () -> system.as("nobody").post(TOKENS, "{}"), 404);
    }

    /// Names those that were copied with these numbers.
    private static String copies(Reply token) {
        String id = token.data().path("id").asText();
        return "{\"tokens\": [" + IntStream.range(10_000, 10_010).mapToObj(i -> '"' + CountedSystem.copy(id, i) + '"')
                .collect(Collectors.joining(", ")) + "]}";
    }

    private Reply identify(Reply issued) {
        return ada.post(TOKENS + "/identify", "{\"token\": \"" + system.secretOf(issued) + "\"}");
    }

    private Reply create(String roles) {
        return ada.post(TOKENS, creation(roles));
    }

    private Reply create(String body, String idempotencyKey) {
        return ada.post(TOKENS, body, "Idempotency-Key", idempotencyKey);
    }

    private String creation(String roles) {
        return counted.creation("CI integration of the shop", roles);
    }

    /// The authorizer's units are in these, too.
    private void integration(Reply all, Reply one) {
        Client everywhere = system.with(all);
        Client granted = system.with(one);
        String app = "/apps/app-0000";
        cost("GET /me: first of the day", () -> granted.get("/me"), 200);
        cost("GET /me", () -> granted.get("/me"), 200);
        everywhere.get("/me").expect(200);
        cost("GET /apps: all apps", () -> everywhere.get("/apps"), 200);
        cost("GET /apps: a role in each app", () -> granted.get("/apps"), 200);
        cost("GET /apps/{}", () -> granted.get(app), 200);
        String build = app + "/builds/"
                + cost("POST /apps/{}/builds", () -> granted.post(app + "/builds", "{\"branch\": \"main\"}"), 201)
                        .data().path("id").asText();
        cost("GET /apps/{}/builds", () -> granted.get(app + "/builds"), 200);
        cost("GET /apps/{}/builds/{}", () -> granted.get(build), 200);
        cost("GET /apps/{}/builds/{}/log", () -> granted.get(build + "/log"), 200);
        cost("POST /apps/{}/builds/{}/abort", () -> granted.post(build + "/abort", ""), 200);
        cost("GET /apps/{}: not granted", () -> granted.get("/apps/billing"), 403);
    }
}
