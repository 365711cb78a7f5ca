package dev.workspacetokens.sampleapi;

import static dev.workspacetokens.sampleapi.World.ACME;
import static dev.workspacetokens.sampleapi.World.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.sampleapi.Call.Reply;
import dev.workspacetokens.testing.OnEachBackend;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnEachBackend
final class BuildsTest {

    @AutoClose private final World world = new World();
    private final WorkspaceToken token = world.token("CI", new Access.AllApps("developer"));

    @BeforeEach
    void addApp() {
        world.app(ACME, "web");
    }

    private Reply start(String body) {
        return new Call("POST /apps/{app}/builds", "web").by(token).body(body).to(world);
    }

    private Reply get(String id) {
        return new Call("GET /apps/{app}/builds/{build}", "web", id).by(token).to(world);
    }

    private List<String> ids(Reply reply) {
        return reply.data().valueStream().map(build -> build.path("id").textValue()).toList();
    }

    private Reply list() {
        return new Call("GET /apps/{app}/builds", "web").by(token).to(world);
    }

    @Test
    void startedBuildIsThereAndRunning() {
        Reply started = start("{\"branch\":\" main \",\"message\":\"Nightly\"}");
        assertThat(started.status()).isEqualTo(201);
        String id = started.data().path("id").textValue();
        assertThat(started.json()).isEqualTo(Call.json("""
                {"data":{"id":"%s","app":"web","status":"running","branch":"main","message":"Nightly",\
                "created_at":"2026-11-23T12:00:00Z","started_by":{"id":"%s","name":"CI"},"finished_at":null,\
                "aborted_at":null,"aborted_by":null}}""".formatted(id, token.id())));
        assertThat(get(id).json()).isEqualTo(started.json());
        assertThat(list().data().get(0)).isEqualTo(started.data());
    }

    @Test
    void locationLeadsToTheBuildFromWhereverTheApiIs() {
        Reply started = start("{\"branch\":\"main\"}");
        URI request = URI.create("https://api.example.com/v1/apps/web/builds");
        assertThat(request.resolve(started.headers().get("location")))
                .hasToString("https://api.example.com/v1/apps/web/builds/" + started.data().path("id").textValue());
    }

    @Test
    void messageMayBeLeftOut() {
        assertThat(start("{\"branch\":\"main\"}").data().path("message").isNull()).isTrue();
    }

    @Test
    void buildFinishesFiveMinutesAfterItsStart() {
        String id = start("{\"branch\":\"main\"}").data().path("id").textValue();
        world.setClock(START.plusMillis(299_999));
        assertThat(get(id).data().path("status").textValue()).isEqualTo("running");
        world.setClock(START.plusMillis(300_000));
        assertThat(get(id).data().path("status").textValue()).isEqualTo("finished");
        assertThat(get(id).data().path("finished_at").textValue()).isEqualTo("2026-11-23T12:05:00Z");
    }

    @Test
    void newestBuildComesFirstOnEveryPage() {
        List<String> started = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            world.setClock(START.plusMillis(i));
            started.addFirst(start("{\"branch\":\"main\"}").data().path("id").textValue());
        }
        List<String> found = new ArrayList<>();
        String next = "";
        do {
            Call call = new Call("GET /apps/{app}/builds", "web").by(token).query("limit", "2");
            Reply reply = (next.isEmpty() ? call : call.query("next", next)).to(world);
            found.addAll(ids(reply));
            next = reply.json().path("paging").path("next").asText("");
        } while (!next.isEmpty());
        assertThat(found).isEqualTo(started);
    }

    @Test
    void appThatTookOverASlugHasNoneOfTheFormerOnesBuilds() {
        String id = start("{\"branch\":\"main\"}").data().path("id").textValue();
        world.deleteApp(ACME, "web");
        world.app(ACME, "web", "another-uid");
        assertThat(ids(list())).isEmpty();
        assertThat(get(id).status()).isEqualTo(404);
    }

    @Test
    void appThatMovedAwayAndBackKeepsItsBuilds() {
        String id = start("{\"branch\":\"main\"}").data().path("id").textValue();
        world.moveApp(ACME, World.GLOBEX, "web");
        world.moveApp(World.GLOBEX, ACME, "web");
        assertThat(ids(list())).containsExactly(id);
    }

    @Test
    void buildOfAnotherAppIsNotFound() {
        world.app(ACME, "ios-shop");
        String id = start("{\"branch\":\"main\"}").data().path("id").textValue();
        Reply reply = new Call("GET /apps/{app}/builds/{build}", "ios-shop", id).by(token).to(world);
        assertThat(reply.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"000000000000000000", "x", "#", "uid-of-web#1", "%"})
    void unknownBuildIsNotFound(String id) {
        assertThat(get(id).status()).isEqualTo(404);
    }

    @Test
    void idLongerThanAKeyMayBeIsNotFound() {
        assertThat(get("a".repeat(3_000)).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{}|/branch", "{\"branch\":1}|/branch", "{\"branch\":null}|/branch",
            "{\"branch\":\"main\",\"message\":null}|/message", "{\"branch\":\"main\",\"tag\":\"x\"}|/tag",
            "{\"branch\":\"main\",\"branch\":\"main\"}|``", "[]|``", "nonsense|``"})
    void bodyOfAnotherShapeIsMalformed(String body, String pointer) {
        Reply reply = start(body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("errors").path(0).path("pointer").asText()).isEqualTo(pointer);
        assertThat(ids(list())).isEmpty();
    }

    @Test
    void everyValueThatIsNotAllowedIsNamed() {
        Reply reply = start("{\"branch\":\" \",\"message\":\"two\\nlines\"}");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().path("errors").valueStream().map(error -> error.path("pointer").textValue()))
                .containsExactly("/branch", "/message");
        assertThat(ids(list())).isEmpty();
    }

    @Test
    void branchHasAtMostAHundredCharacters() {
        assertThat(start("{\"branch\":\"" + "b".repeat(100) + "\"}").status()).isEqualTo(201);
        assertThat(start("{\"branch\":\"" + "b".repeat(101) + "\"}").status()).isEqualTo(422);
    }
}
