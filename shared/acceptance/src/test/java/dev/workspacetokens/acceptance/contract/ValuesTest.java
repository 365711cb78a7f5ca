package dev.workspacetokens.acceptance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.acceptance.system.Client;
import dev.workspacetokens.acceptance.system.Contract;
import dev.workspacetokens.acceptance.system.Reply;
import dev.workspacetokens.acceptance.system.Running;
import dev.workspacetokens.http.Rfc3339Time;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The rules for texts and times hold wherever one comes in, and the contract says the same.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValuesTest {

    private static final List<String> NO_TEXTS = List.of("\u200b", "\u00a0", "CI\u200b", "C\u00adI", "\u3164", "\ufdd0",
            "\ue000",
            "CI\u0378", "\u2800", "a\u200db", "CI\u034f", "a" + "\u0301".repeat(20), "\ufeffCI", "\uffa0", "\u0301");
    private static final List<String> TEXTS = List.of("CI integration", "نامه\u200cای", "क्\u200dष", "👩\u200d💻 team",
            "ไทย", "葛\udb40\udd00飾",
            "🏴\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f", "1\ufe0f\u20e3", "אבג", "한국어",
            "Cafe\u0301");

    @AutoClose private final Running system = Running.withDemoData();
    private final Client ada = system.as("ada");
    private final Client saas = system.directory();
    private Reply created;

    @BeforeAll
    void start() {
        created = ada.post("/workspaces/acme/tokens", token("first")).expect(201);
    }

    private String token(String name) {
        return "{\"name\": \"" + name + "\", \"expires_at\": \"" + system.clock().inDays(30)
                + "\", \"roles\": {\"all_apps\": \"developer\"}}";
    }

    /// Every call that takes a text, with the pointer of that text.
    private Stream<Arguments> doors() {
        return Stream.of(door("/name", text -> ada.post("/workspaces/acme/tokens", token(text))),
                door("/name", text -> ada.patch(created.header("location"), "{\"name\": \"" + text + "\"}")),
                door("/title", text -> saas.put("/directory/workspaces/texts", title(text))),
                door("/title", text -> saas.put("/directory/workspaces/globex/apps/x", title(text))),
                door("/name", text -> saas.put("/directory/workspaces/globex/members/x", member("", text))),
                door("/apps/1/title", text -> saas.put("/directory/workspaces/globex/apps",
                        "{\"apps\": [{\"slug\": \"billing\", \"title\": \"Billing\"}, {\"slug\": \"x\", "
                                + title(text).substring(1)
                                + "]}")),
                door("/members/1/name", text -> saas.put("/directory/workspaces/globex/members",
                        "{\"members\": [" + member("\"id\": \"olga\", ", "Olga") + ", "
                                + member("\"id\": \"x\", ", text) + "]}")),
                door("/branch",
                        text -> system.with(created).post("/apps/web/builds", "{\"branch\": \"" + text + "\"}")),
                door("/message", text -> system.with(created).post("/apps/web/builds",
                        "{\"branch\": \"main\", \"message\": \"" + text + "\"}")));
    }

    private static Arguments door(String pointer, Function<String, Reply> call) {
        return Arguments.of(pointer, call);
    }

    private static String title(String text) {
        return "{\"title\": \"" + text + "\"}";
    }

    private static String member(String id, String name) {
        return "{" + id + "\"role\": \"owner\", \"name\": \"" + name + "\"}";
    }

    @ParameterizedTest
    @MethodSource("doors")
    void everyTextThatIsShownIsHeldToOneRule(String pointer, Function<String, Reply> call) {
        for (String text : NO_TEXTS) {
            Reply refused = call.apply(text).problem(422);
            assertThat(refused.json().path("errors")).as("U+%04X …", text.codePointAt(0)).hasSize(1);
            assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
        }
        String secret = system.secretOf(created);
        for (String text : List.of(secret, "CI " + secret, "x_" + secret.substring(secret.indexOf('_') + 1))) {
            Reply refused = call.apply(text).problem(422);
            assertThat(refused.json().at("/errors/0/detail").asText())
                    .isEqualTo("must not contain what looks like a token");
        }
        for (String text : TEXTS) {
            assertThat(call.apply("\u00a0" + text + " ").status()).as(text).isBetween(200, 201);
        }
    }

    @Test
    void theContractTakesWhatIsAcceptedAndNotWhatCannotBeSeen() {
        var written = Pattern.compile(schema("TextInput"));
        var shown = Pattern.compile(schema("Text"));
        assertThat(TEXTS).allMatch(text -> written.matcher(" " + text + "\u00a0").find() && shown.matcher(text).find());
        assertThat(
                List.of("\u200b", "\u00a0", "CI\u200b", "\u3164", "\ufdd0", "\ue000", "\u2800", "CI\u034f", "\ufeffCI"))
                .noneMatch(text -> written.matcher(text).find() || shown.matcher(text).find());
    }

    @Test
    void theContractTakesTheVeryTimesThatAreRead() {
        assertThat(schema("ExpiryInput")).isEqualTo(Rfc3339Time.PATTERN);
    }

    private static String schema(String name) {
        return Contract.OF_THIS_BUILD.document().at("/components/schemas/" + name + "/pattern").asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-31T23:59:60Z", "2026-12-31T24:00:00Z", "2026-12-31T23:59:00.Z",
            "2026-12-31T23:59:00+05:30:15", "2026-12-31T23:59:00+18:00", "2026-12-31 23:59:00Z",
            "2026-12-31T23:59:00", "2026-12-31T23:59Z", "2026-12-31T23:59:00.1234567890Z", "10000-12-31T23:59:00Z",
            "+2026-12-31T23:59:00Z", " 2026-12-31T23:59:00Z", "2026-12-31T23:59:00Z ",
            "2027-02-29T00:00:00Z"})
    void aTimeOfAnotherFormIsMalformed(String time) {
        String body = token("x").replace(system.clock().inDays(30), time);
        for (Reply refused : List.of(ada.post("/workspaces/acme/tokens", body).problem(400),
                ada.post(created.header("location") + "/regenerate", "{\"expires_at\": \"" + time + "\"}")
                        .problem(400))) {
            assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("/expires_at");
        }
    }

    @ParameterizedTest
    @CsvSource({"ΟΔΟΣΑ, ΟΔΟΣ", "Caf\u00e9 one, CAFE\u0301", "Cafe\u0301 two, caf\u00e9 T", "Straße, STRASSE",
            "DIŞ, dış", "ＣＩ wide, ci w"})
    void aNameOrTitleIsFoundHoweverItIsWritten(String text, String part) {
        ada.post("/workspaces/acme/tokens", token(text)).expect(201);
        saas.put("/directory/workspaces/acme/apps/found", title(text));
        for (String found : List.of(
                ada.get("/workspaces/acme/tokens?name=" + URLEncoder.encode(part, StandardCharsets.UTF_8)).expect(200)
                        .json().at("/data/0/name")
                        .asText(),
                ada.get("/workspaces/acme/apps?title=" + URLEncoder.encode(part, StandardCharsets.UTF_8)).expect(200)
                        .json()
                        .at("/data/0/title").asText())) {
            assertThat(found).isEqualTo(text);
        }
    }
}
