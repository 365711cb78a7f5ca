package dev.workspacetokens.acceptance.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Bad input of every kind gets a 4xx with a problem document, never a 5xx, and changes nothing.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileBodiesTest {

    private static final long SEED = 20_261_123;
    private static final String GOOD = """
            {"name": "Good", "expires_at": "2027-02-21T00:00:00Z", "roles": {"apps": {"ios-shop": "admin"}}}""";

    @AutoClose private final Running system = Running.withDemoData();
    private String token = "";

    @BeforeAll
    void start() {
        token = system.as("ada").post("/workspaces/acme/tokens", GOOD).expect(201).header("location");
    }

    private static Stream<byte[]> notJson() {
        return Stream.of("", " ", "{", "[]", "null", "true", "3", "\"text\"", "{\"name\":}", GOOD + GOOD, GOOD + "x",
                "{'name': 'single'}", "{\"name\": NaN}", "{\"name\": Infinity}", "{\"name\": \"a\", \"name\": \"b\"}",
                "{\"roles\": {\"apps\": {\"web\": \"admin\", \"web\": \"none\"}}}", "{\"name\": \"\\ud800\"}",
                "{\"\\udfff\": 1}", "\ufeff" + GOOD, "[".repeat(100_000), "{\"a\":".repeat(100_000),
                "{\"name\": " + "9".repeat(5_000) + "}", "// comment\n" + GOOD, "{\"name\": \"a\u0000b\"}")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private static Stream<byte[]> notUtf8() {
        return Stream.of(GOOD.getBytes(StandardCharsets.UTF_16), new byte[]{'{', '"', (byte) 0xff, '"', ':', '1', '}'},
                new byte[]{(byte) 0xc0, (byte) 0x80});
    }

    @ParameterizedTest
    @MethodSource({"notJson", "notUtf8"})
    void whatIsNoJsonObjectIsA400(byte[] body) {
        Client ada = system.as("ada");
        ada.send("POST", "/workspaces/acme/tokens", body).problem(400);
        ada.send("PATCH", token, body).problem(400);
        ada.send("POST", token + "/regenerate", body).problem(400);
        nothingChanged();
    }

    @Test
    void everyFieldOfTheWrongTypeIsA400WithItsPointer() throws Exception {
        JsonNode good = Reply.JSON.readTree(GOOD);
        var wrong = List.of("1", "1.5", "true", "[]", "{}", "[\"x\"]", "null");
        for (String pointer : List.of("/name", "/expires_at", "/roles", "/roles/apps", "/roles/apps/ios-shop")) {
            for (String value : wrong) {
                boolean allowed = (pointer + value).equals("/expires_atnull")
                        || (pointer + value).equals("/roles/apps{}");
                Reply reply = create(with(good, pointer, value));
                reply.problem(allowed ? 422 : 400);
                assertThat(reply.pointers()).as("%s = %s", pointer, value).anyMatch(p -> p.startsWith(pointer));
            }
        }
        nothingChanged();
    }

    @Test
    void everyMissingFieldIsA400AndAllAreToldAtOnce() {
        assertThat(create("{}").problem(400).pointers()).containsExactlyInAnyOrder("/name", "/expires_at", "/roles");
        assertThat(system.as("ada").post(token + "/regenerate", "{}").problem(400).pointers())
                .containsExactly("/expires_at");
        system.as("ada").patch(token, "{}").problem(400);
    }

    @Test
    void unknownFieldsAreA400WithEscapedPointers() {
        assertThat(create("""
                {"name": "x", "expires_at": "2027-02-21T00:00:00Z", "a/b~c": 1, "generation": 7,
                 "roles": {"all_apps": "admin", "extra": 1}}""").problem(400).pointers())
                .containsExactlyInAnyOrder("/a~1b~0c", "/generation", "/roles/extra");
    }

    @Test
    void rolesNeedExactlyOneOfTheTwoKinds() {
        create("""
                {"name": "x", "expires_at": "2027-02-21T00:00:00Z",
                 "roles": {"all_apps": "admin", "apps": {"web": "admin"}}}""").problem(400);
        create("""
                {"name": "x", "expires_at": "2027-02-21T00:00:00Z", "roles": {}}""").problem(400);
    }

    @Test
    void allValuesThatAreNotAllowedAreToldAtOnce() {
        assertThat(
                create("""
                        {"name": "  ", "expires_at": "2020-01-01T00:00:00Z",
                         "roles": {"apps": {"ios-shop": "emperor", "no-such": "admin", "NOT A SLUG": "admin", "web": "none"}}}""")
                        .problem(422).pointers())
                // Whether there is an app of this name costs a read, which a body with other errors is not worth.
                .containsExactlyInAnyOrder("/name", "/expires_at", "/roles/apps/ios-shop", "/roles/apps/NOT A SLUG");
        assertThat(create("""
                {"name": "x", "expires_at": "2027-02-21T00:00:00Z",
                 "roles": {"apps": {"no-such": "admin", "web": "admin", "nor-this": "admin"}}}""").problem(422)
                .pointers())
                .containsExactlyInAnyOrder("/roles/apps/no-such", "/roles/apps/nor-this");
        assertThat(create("""
                {"name": "x", "expires_at": "2027-02-21T00:00:00Z", "roles": {"all_apps": "none"}}""").problem(422)
                .pointers()).containsExactly("/roles/all_apps");
        assertThat(create("""
                {"name": "x", "expires_at": "2027-02-21T00:00:00Z", "roles": {"apps": {"web": "none"}}}""").problem(422)
                .pointers()).containsExactly("/roles/apps");
    }

    @Test
    void namesAreCheckedAndTrimmed() {
        var bad = List.of("", "   ", "a\\u0000b", "a\\nb", "a\\u202eb", "a\\u2028b", "x".repeat(101));
        for (String name : bad) {
            assertThat(create(GOOD.replace("Good", name)).problem(422).pointers()).as(name).containsExactly("/name");
        }
        for (String name : List.of("x", "x".repeat(100), "Ünïcödé", "名前", "👩‍💻".repeat(20), "a'\\\"<script>")) {
            Reply created = create(GOOD.replace("Good", "  " + name + " ")).expect(201);
            assertThat(created.data().path("name").asText()).isEqualTo(name.replace("\\\"", "\""));
            system.as("ada").delete(created.header("location")).expect(204);
        }
    }

    @Test
    void expirationDatesHaveBounds() {
        var clock = system.clock();
        for (String bad : List.of(clock.inDays(0), clock.inDays(-1), clock.inDays(367), "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z")) {
            assertThat(create(GOOD.replace("2027-02-21T00:00:00Z", bad)).problem(422).pointers()).as(bad)
                    .containsExactly("/expires_at");
        }
        for (String noTime : List.of("", "tomorrow", "2027-02-21", "2027-02-30T00:00:00Z", "1771632000",
                "+999999999-01-01T00:00:00Z", "-999999999-01-01T00:00:00Z")) {
            assertThat(create(GOOD.replace("2027-02-21T00:00:00Z", noTime)).problem(400).pointers()).as(noTime)
                    .containsExactly("/expires_at");
        }
    }

    @Test
    void aBodyOverOneMebibyteIsA413() {
        String padding = " ".repeat(1024 * 1024 - GOOD.length());
        create(padding + GOOD).expect(201);
        create(padding + GOOD + " ").problem(413);
        system.as("ada").delete(token.substring(0, token.lastIndexOf('/')) + "/" + newest()).expect(204);
    }

    @Test
    void encodedBodiesAreUnderstood() {
        Reply created = system.as("ada").send("POST", "/workspaces/acme/tokens", GOOD.getBytes(StandardCharsets.UTF_8),
                "Content-Type", "application/octet-stream").expect(201);
        system.as("ada").delete(created.header("location")).expect(204);
    }

    @Test
    void moreThanAThousandAppsAreA422() {
        var apps = new ArrayList<String>();
        for (int i = 0; i < 1_001; i++) {
            apps.add("\"app-" + i + "\": \"admin\"");
        }
        assertThat(create("""
                {"name": "x", "expires_at": "2027-02-21T00:00:00Z", "roles": {"apps": {%s}}}"""
                .formatted(String.join(",", apps))).problem(422).pointers()).containsExactly("/roles/apps");
    }

    @Test
    void randomlyBrokenBodiesNeverEndInA5xx() {
        System.out.println("seed of randomly broken bodies: " + SEED);
        var random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            byte[] body = GOOD.getBytes(StandardCharsets.UTF_8);
            for (int change = 0; change <= random.nextInt(4); change++) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            Reply reply = system.as("ada").send("POST", "/workspaces/acme/tokens", body);
            assertThat(reply.status()).as("round %s: %s", round, reply.text()).isIn(201, 400, 422);
            if (reply.status() == 201) {
                system.as("ada").delete(reply.header("location")).expect(204);
            }
        }
        nothingChanged();
    }

    @ParameterizedTest
    @MethodSource("badQueries")
    void badQueriesAreA400(String query) {
        system.as("ada").get("/workspaces/acme/tokens?" + query).problem(400);
    }

    private static Stream<String> badQueries() {
        return Stream.of("limit=0", "limit=51", "limit=-1", "limit=x", "limit=", "limit=1.0", "limit=99999999999999",
                "limit=1&limit=2", "status=dead", "status=ACTIVE", "next=", "next=x", "next=%00",
                "next=AAAAAAAAAAAAAAAA",
                "next=" + "A".repeat(4_000));
    }

    private Reply create(String body) {
        return system.as("ada").post("/workspaces/acme/tokens", body);
    }

    private String newest() {
        return system.as("ada").get("/workspaces/acme/tokens?limit=1").expect(200).all("id").getFirst();
    }

    private void nothingChanged() {
        Reply list = system.as("ada").get("/workspaces/acme/tokens").expect(200);
        assertThat(list.data()).hasSize(1);
        assertThat(list.data().get(0).path("version").asInt()).isEqualTo(1);
    }

    private static String with(JsonNode good, String pointer, String value) throws Exception {
        ObjectNode copy = good.deepCopy();
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) copy.at(pointer.substring(0, last))).set(pointer.substring(last + 1), Reply.JSON.readTree(value));
        return Reply.JSON.writeValueAsString(copy);
    }
}
