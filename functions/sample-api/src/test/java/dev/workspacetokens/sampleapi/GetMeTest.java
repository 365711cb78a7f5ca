package dev.workspacetokens.sampleapi;

import static dev.workspacetokens.sampleapi.World.grant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.WorkspaceToken;
import dev.workspacetokens.sampleapi.Call.Reply;
import dev.workspacetokens.testing.OnEachBackend;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@OnEachBackend
final class GetMeTest {

    @AutoClose private final World world = new World();

    private Reply me(WorkspaceToken token) {
        return new Call("GET /me").by(token).to(world);
    }

    @Test
    void allAppsTokenSeesItsOneRole() {
        WorkspaceToken token = world.token("CI", new Access.AllApps("developer"));
        Reply reply = me(token);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).isEqualTo(Call.json("""
                {"data":{"id":"%s","name":"CI","workspace":{"slug":"acme","title":"Acme Inc."},\
                "roles":{"all_apps":"developer"},"expires_at":"2026-11-24T12:00:00Z"}}""".formatted(token.id())));
    }

    @Test
    void perAppTokenSeesHowManyAppsHaveWhichRole() {
        Reply reply = me(world.token("Bot", new Access.PerApp(
                List.of(grant("a", "admin"), grant("b", "developer"), grant("c", "developer")))));
        assertThat(reply.data().path("roles"))
                .isEqualTo(Call.json("{\"apps_count\":3,\"counts\":{\"admin\":1,\"developer\":2}}"));
    }

    @Test
    void tokenThatNeverExpiresSaysSo() {
        Reply reply = me(world.issue("Old", new Access.AllApps("admin"), null).token());
        assertThat(reply.data().path("expires_at").isNull()).isTrue();
    }

    @Test
    void revokedTokenIsRefusedAlthoughTheAuthorizerLetItPass() {
        WorkspaceToken token = world.token("CI", new Access.AllApps("developer"));
        world.revoke(token);
        Reply reply = me(token);
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.detail()).isEqualTo("The token is not valid.");
    }

    @Test
    void laterWorkspaceOfTheSameSlugIsNotShown() {
        WorkspaceToken token = world.token("CI", new Access.AllApps("developer"));
        world.replaceWorkspace(new WorkspaceRef(new Slug("acme"), "later-uid"));
        Reply reply = me(token);
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.text()).doesNotContain("Somebody else");
    }
}
