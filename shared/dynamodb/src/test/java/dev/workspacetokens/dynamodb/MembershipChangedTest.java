package dev.workspacetokens.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Uid;
import dev.workspacetokens.domain.access.Access;
import dev.workspacetokens.domain.access.Grant;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.Overlap;
import dev.workspacetokens.testing.OnEachBackend;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// The caller's place in the workspace changes after it was found to be an owner's, and before the change is written.
@OnEachBackend
final class MembershipChangedTest {

    enum Loss {
        DEMOTED, REMOVED, RECREATED, CLOSING, WRITTEN_ANEW
    }

    enum Change {
        CREATE, REGENERATE, RENAME, OTHER_ROLES, REVOKE
    }

    private final World world = new World();
    private final List<Grant> grants = world.apps(30, "developer");
    private final World.Shown token = world.create(new Access.PerApp(grants));
    private final World.Shown other = world.issue(new Access.PerApp(grants));

    static Stream<Arguments> losses() {
        return Stream.of(Change.values())
                .flatMap(change -> Stream.of(Loss.values())
                        // A workspace that is being deleted takes no new tokens; the others are still their owners'.
                        .filter(loss -> loss != Loss.CLOSING || change == Change.CREATE)
                        .map(loss -> Arguments.of(change, loss)));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void changeIsRefusedAndNothingIsWritten(Change change, Loss loss) {
        var before = tokenItems();
        assertThat(before).hasSize(33);
        var store = World.store(Faults.before(TransactWriteItemsRequest.class::isInstance, () -> lose(loss)));

        Throwable refusal = catchThrowable(() -> make(change, store));

        switch (loss) {
            case DEMOTED, RECREATED -> assertThat(refusal).isInstanceOf(Refusal.Forbidden.class);
            case WRITTEN_ANEW -> assertThat(refusal).isInstanceOf(Refusal.Unavailable.class);
            case REMOVED, CLOSING -> assertThat(refusal).isInstanceOf(Refusal.NotFound.class);
        }
        assertThat(tokenItems()).isEqualTo(before);
        assertThat(world.alive(token.secret())).isTrue();
        assertThat(world.alive(other.secret())).isFalse();
    }

    private void lose(Loss loss) {
        var successor = new WorkspaceRef(world.workspace.slug(), Uid.draw(World.RANDOM));
        switch (loss) {
            case DEMOTED -> world.putMember(world.workspace, "manager");
            case REMOVED -> world.removeMember();
            case RECREATED -> {
                world.putWorkspace(successor, false);
                world.putMember(successor, "owner");
            }
            case CLOSING -> world.putWorkspace(world.workspace, true);
            case WRITTEN_ANEW -> world.putOwnerAnew();
        }
    }

    private void make(Change change, WholeStore store) {
        switch (change) {
            case CREATE -> store.create(world.owner, other.issued(), grants, World.MOST);
            case REGENERATE ->
                store.regenerate(world.owner, token.token(), world.regenerated(token.token()).issued(), Overlap.NONE);
            case RENAME ->
                store.update(world.owner, token.token(), token.token().renamed("other", World.CHANGE), grants);
            case OTHER_ROLES -> store.update(world.owner, token.token(),
                    token.token().renamed("CI", World.CHANGE).withAccess(new Access.PerApp(grants),
                            "next-" + token.id()),
                    grants);
            case REVOKE -> store.revoke(world.owner, token.token());
        }
    }

    /// Everything in the table about the token there is, the token there may be, and their grants.
    private List<?> tokenItems() {
        return Stream.concat(
                World.items("TOKENS#" + world.workspace.slug(), "COUNT#" + world.workspace.uid()).stream(),
                World.items("CREDENTIAL#" + token.id(), "CREDENTIAL#" + other.id(), "GRANT#" + token.id(),
                        "GRANT#" + other.id(), "GRANT#next-" + token.id()).stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("creations")
    void workspaceThatIsNoMoreTakesNoToken(Access access) {
        var store = World.store(Faults.before(MembershipChangedTest::isTransaction, () -> world.putWorkspace(
                new WorkspaceRef(world.workspace.slug(), Uid.draw(World.RANDOM)), false)));
        var shown = world.issue(access);
        assertThat(catchThrowable(() -> store.create(world.owner, shown.issued(), access.grantList(), World.MOST)))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(world.alive(shown.secret())).isFalse();
    }

    static Stream<Access> creations() {
        return Stream.of(new Access.AllApps("admin"),
                new Access.PerApp(List.of(new World().app("developer"))));
    }

    private static boolean isTransaction(SdkRequest request) {
        return request instanceof TransactWriteItemsRequest;
    }
}
