package dev.workspacetokens.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workspacetokens.domain.Uid;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.testing.OnEachBackend;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of a token's rights when the directory moves, deletes or replaces what they are about.
@OnEachBackend
final class AppsChangedTest {

    private final World world = new World();
    private final Grant app = world.app("developer");

    private String token(boolean allApps) {
        return world.create(allApps ? new Access.AllApps("developer") : new Access.PerApp(List.of(app))).secret();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void appThatMovesAwayIsLostAtOnceAndBackWithItsReturn(boolean allApps) {
        String secret = token(allApps);
        world.putApp(app.app(), app.appUid(), new World().workspace);
        assertThat(world.role(secret, app.app())).isEmpty();
        world.putApp(app.app(), app.appUid(), world.workspace);
        assertThat(world.role(secret, app.app())).isEqualTo("developer");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void deletedAppIsLostAtOnce(boolean allApps) {
        String secret = token(allApps);
        world.removeApp(app.app());
        assertThat(world.role(secret, app.app())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void slugThatIsUsedAgainRevivesNoGrant(boolean allApps) {
        String secret = token(allApps);
        world.removeApp(app.app());
        world.putApp(app.app(), Uid.draw(World.RANDOM), world.workspace);
        assertThat(world.role(secret, app.app())).isEqualTo(allApps ? "developer" : "");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void appThatIsCreatedLaterIsOnlyOfTheTokenOnAllApps(boolean allApps) {
        String secret = token(allApps);
        assertThat(world.role(secret, world.app("ignored").app())).isEqualTo(allApps ? "developer" : "");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void workspaceOfTheSameSlugInheritsNothing(boolean allApps) {
        String secret = token(allApps);
        world.putApp(app.app(), app.appUid(), new WorkspaceRef(world.workspace.slug(), Uid.draw(World.RANDOM)));
        assertThat(world.role(secret, app.app())).isEmpty();
    }
}
