package dev.workspacetokens.sampleapi;

import static dev.workspacetokens.sampleapi.World.ACME;
import static dev.workspacetokens.sampleapi.World.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.sampleapi.Call.Reply;
import dev.workspacetokens.testing.OnEachBackend;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEachBackend
final class AbortBuildTest {

    @AutoClose private final World world = new World();
    private final WorkspaceToken token = world.token("CI", new Access.AllApps("developer"));
    private final WorkspaceToken other = world.token("Bot", new Access.AllApps("developer"));
    private String id = "";

    @BeforeEach
    void startBuild() {
        world.app(ACME, "web");
        id = new Call("POST /apps/{app}/builds", "web").by(token).body("{\"branch\":\"main\",\"message\":\"Hi\"}")
                .to(world).data().path("id").textValue();
    }

    private Reply abort(WorkspaceToken by) {
        return new Call("POST /apps/{app}/builds/{build}/abort", "web", id).by(by).to(world);
    }

    private Reply get() {
        return new Call("GET /apps/{app}/builds/{build}", "web", id).by(token).to(world);
    }

    private List<String> log() {
        return new Call("GET /apps/{app}/builds/{build}/log", "web", id).by(token).to(world).data().path("lines")
                .valueStream().map(line -> line.textValue()).toList();
    }

    @Test
    void runningBuildIsAborted() {
        world.setClock(START.plusSeconds(60));
        Reply reply = abort(other);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).isEqualTo(Call.json("""
                {"data":{"id":"%s","app":"web","status":"aborted","branch":"main","message":"Hi",\
                "created_at":"2026-11-23T12:00:00Z","started_by":{"id":"%s","name":"CI"},"finished_at":null,\
                "aborted_at":"2026-11-23T12:01:00Z","aborted_by":{"id":"%s","name":"Bot"}}}"""
                .formatted(id, token.id(), other.id())));
        assertThat(get().json()).isEqualTo(reply.json());
    }

    @Test
    void abortingAgainChangesNothing() {
        Reply first = abort(other);
        world.setClock(START.plusSeconds(600));
        Reply second = abort(token);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(get().json()).isEqualTo(first.json());
    }

    @Test
    void finishedBuildCannotBeAborted() {
        world.setClock(START.plusSeconds(300));
        Reply reply = abort(token);
        assertThat(reply.status()).isEqualTo(409);
        assertThat(get().data().path("status").textValue()).isEqualTo("finished");
    }

    @Test
    void unknownBuildIsNotFound() {
        id = "000000000000000000";
        assertThat(abort(token).status()).isEqualTo(404);
        assertThat(get().status()).isEqualTo(404);
    }

    @Test
    void whoeverIsSecondBetweenReadAndWriteIsToldWhoWasFirst() {
        List<Reply> first = new ArrayList<>();
        SampleApiHandler slow = world.handler(Watched.client(world.client(), operation -> {
            if (operation.equals("putItem")) {
                first.add(abort(other));
            }
        }));
        Reply second = new Call("POST /apps/{app}/builds/{build}/abort", "web", id).by(token).to(slow);
        assertThat(first).hasSize(1);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.data().path("aborted_by").path("id").textValue()).isEqualTo(other.id().value());
        assertThat(get().json()).isEqualTo(second.json());
    }

    @Test
    void logTellsWhatIsKnownAndNoMore() {
        assertThat(log()).containsExactly(
                "2026-11-23T12:00:00Z Started on branch main by the token CI (" + token.id() + ")",
                "2026-11-23T12:00:00Z Message: Hi");
        world.setClock(START.plusSeconds(300));
        assertThat(log()).hasSize(3).last().isEqualTo("2026-11-23T12:05:00Z Finished");
    }

    @Test
    void logOfAnAbortedBuildTellsByWhomAndNeverThatItFinished() {
        world.setClock(START.plusSeconds(1));
        abort(other);
        world.setClock(START.plusSeconds(301));
        assertThat(log()).hasSize(3).last()
                .isEqualTo("2026-11-23T12:00:01Z Aborted by the token Bot (" + other.id() + ")");
    }
}
