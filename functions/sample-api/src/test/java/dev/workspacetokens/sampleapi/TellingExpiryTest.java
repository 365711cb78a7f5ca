package dev.workspacetokens.sampleapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.sampleapi.Call.Reply;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TellingExpiryTest {

    private static final String HEADER = "workspace-token-expires-at";

    @AutoClose private final World world = new World();

    @ParameterizedTest
    @CsvSource({"GET /me, 200", "GET /apps, 200", "GET /apps/{app}, 403", "GET /apps/{app}/builds/{build}, 403",
            "POST /apps/{app}/builds, 403", "GET /no-such-route, 404"})
    void everyAnswerAndEveryRefusalSaysUntilWhenTheTokenWorks(String route, int status) {
        WorkspaceToken token = world.token("CI", new Access.AllApps("developer"));
        Reply reply = new Call(route, "made-up", "made-up").by(token).to(world);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.headers()).containsEntry(HEADER, "2026-11-24T12:00:00Z");
    }

    @Test
    void tokenThatNeverExpiresSaysNothing() {
        Reply reply = new Call("GET /me").by(world.issue("Old", new Access.AllApps("admin"), null).token()).to(world);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers()).doesNotContainKey(HEADER);
    }

    /// A former secret ends before its token does, and only the authorizer knows which secret it saw.
    @Test
    void itIsWhatTheAuthorizerSaysAndNotTheRecord() {
        WorkspaceToken token = world.token("CI", new Access.AllApps("developer"));
        Reply reply = new Call("GET /me").by(token).verdict("expires_at", "2026-11-01T00:00:00Z").to(world);
        assertThat(reply.headers()).containsEntry(HEADER, "2026-11-01T00:00:00Z");
    }
}
