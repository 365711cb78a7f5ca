package dev.workspacetokens.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.application.directory.Directory.WorkspaceState;
import dev.workspacetokens.application.directory.Freezes;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.domain.directory.WorkspaceRules;
import dev.workspacetokens.domain.seal.SealRefused;
import dev.workspacetokens.emulators.intercept.Interceptor;
import dev.workspacetokens.emulators.intercept.Requests;
import dev.workspacetokens.table.Keys;
import dev.workspacetokens.table.StateAttributes;
import dev.workspacetokens.testing.OnEachBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.enhanced.dynamodb.document.EnhancedDocument;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// A freeze is on the workspace's own row, in the list of all and in the list that authorizers read, or on none.
@OnEachBackend
final class FreezesTest {

    private static final Slug ACME = new Slug("acme");
    private static final Slug GLOBEX = new Slug("globex");

    @AutoClose private final StateTable world = new StateTable();
    private final Workspace acme = world.workspace("acme");
    private final Workspace globex = world.workspace("globex");
    private final DynamoDbFreezes freezes = world.freezes(Interceptor.NONE);
    private final DynamoDbWorkspaces workspaces = world.workspaces(Interceptor.NONE);

    private Set<String> listed() {
        var text = world.row(Keys.FROZEN).get(StateAttributes.WORKSPACES);
        return text == null ? Set.of() : StateAttributes.uids(text.s());
    }

    /// Who is frozen, which all three places agree about.
    private Set<Slug> frozen() {
        Set<Workspace> rows = Set.copyOf(workspaces.list(new Page.Request(null, Page.MAX_ITEMS)).items());
        rows.forEach(one -> assertThat(workspaces.require(one.ref().slug())).isEqualTo(one));
        Set<Workspace> switchedOff = rows.stream().filter(Workspace::frozen).collect(Collectors.toSet());
        assertThat(listed()).isEqualTo(switchedOff.stream().map(one -> one.ref().uid()).collect(Collectors.toSet()));
        return switchedOff.stream().map(one -> one.ref().slug()).collect(Collectors.toSet());
    }

    private static Interceptor beforeTheWrite(Runnable meanwhile) {
        return Faults.before(TransactWriteItemsRequest.class::isInstance, meanwhile);
    }

    @Test
    void frozenWorkspaceIsSoEverywhereAndInOneTransaction() {
        var requests = new Requests();
        var counted = world.freezes(requests);
        assertThat(counted.freeze(WholeStore.SAAS, ACME)).isEqualTo(acme.frozen(true));
        assertThat(requests.sent(TransactWriteItemsRequest.class)).hasSize(1);
        assertThat(frozen()).containsExactly(ACME);
        assertThat(new DynamoDbDirectory(world.table(Interceptor.NONE)).state(ACME))
                .isEqualTo(new WorkspaceState(WorkspaceRules.NONE, true, 0));
    }

    @Test
    void liftingEndsThatOneAndNoOther() {
        freezes.freeze(WholeStore.SAAS, ACME);
        freezes.freeze(WholeStore.SAAS, GLOBEX);
        assertThat(frozen()).containsExactlyInAnyOrder(ACME, GLOBEX);
        assertThat(freezes.lift(WholeStore.SAAS, ACME)).isEqualTo(acme);
        assertThat(frozen()).containsExactly(GLOBEX);
        assertThat(freezes.lift(WholeStore.SAAS, GLOBEX)).isEqualTo(globex);
        assertThat(frozen()).isEmpty();
    }

    @Test
    void eachWriteHasAnEventOfItsOwnInBothSealedRows() {
        var events = new ArrayList<AttributeValue>();
        for (int i = 0; i < 2; i++) {
            freezes.freeze(WholeStore.SAAS, ACME);
            events.add(world.row(Keys.FROZEN).get("event"));
            assertThat(world.workspaceRow(ACME)).containsKey("event");
            events.add(world.workspaceRow(ACME).get("event"));
            freezes.lift(WholeStore.SAAS, ACME);
        }
        assertThat(events).doesNotContainNull();
        assertThat(List.of(events.get(0), events.get(1))).doesNotContain(events.get(2), events.get(3));
    }

    @Test
    void secondTimeChangesNothing() {
        freezes.freeze(WholeStore.SAAS, ACME);
        var before = world.row(Keys.FROZEN);
        assertThat(freezes.freeze(WholeStore.SAAS, ACME)).isEqualTo(acme.frozen(true));
        assertThat(world.row(Keys.FROZEN)).isEqualTo(before);
        freezes.lift(WholeStore.SAAS, ACME);
        var lifted = world.row(Keys.FROZEN);
        assertThat(freezes.lift(WholeStore.SAAS, ACME)).isEqualTo(acme);
        assertThat(world.row(Keys.FROZEN)).isEqualTo(lifted);
    }

    @Test
    void liftOfWhatNobodyEverFrozeWritesNothing() {
        assertThat(freezes.lift(WholeStore.SAAS, ACME)).isEqualTo(acme);
        assertThat(world.row(Keys.FROZEN)).isEmpty();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> freezes.freeze(WholeStore.SAAS, new Slug("nobody")))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> freezes.lift(WholeStore.SAAS, new Slug("nobody")))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(world.row(Keys.FROZEN)).isEmpty();
    }

    @Test
    void twoFreezesAtTheSameTimeAreBothKept() {
        world.freezes(beforeTheWrite(() -> freezes.freeze(WholeStore.SAAS, GLOBEX))).freeze(WholeStore.SAAS, ACME);
        assertThat(frozen()).containsExactlyInAnyOrder(ACME, GLOBEX);
        world.freezes(beforeTheWrite(() -> freezes.lift(WholeStore.SAAS, GLOBEX))).lift(WholeStore.SAAS, ACME);
        assertThat(frozen()).isEmpty();
    }

    @Test
    void freezeAndLiftOfOneWorkspaceAtTheSameTimeLeaveNoMixture() {
        world.freezes(beforeTheWrite(() -> freezes.freeze(WholeStore.SAAS, ACME))).freeze(WholeStore.SAAS, ACME);
        assertThat(frozen()).containsExactly(ACME);
        world.freezes(beforeTheWrite(() -> {
            freezes.lift(WholeStore.SAAS, ACME);
            freezes.freeze(WholeStore.SAAS, ACME);
        })).lift(WholeStore.SAAS, ACME);
        assertThat(frozen()).isEmpty();
    }

    @Test
    void titleAndRulesThatAreChangedMeanwhileStay() {
        var rules = new WorkspaceRules(90, 20);
        world.freezes(beforeTheWrite(() -> {
            workspaces.put(WholeStore.SAAS, ACME, "Theirs");
            workspaces.changeRules(WholeStore.SAAS, ACME, _ -> rules);
        })).freeze(WholeStore.SAAS, ACME);
        assertThat(workspaces.require(ACME)).isEqualTo(new Workspace(acme.ref(), "Theirs", rules, true));
        world.workspaces(beforeTheWrite(() -> freezes.lift(WholeStore.SAAS, ACME))).put(WholeStore.SAAS, ACME, "Mine");
        assertThat(workspaces.require(ACME)).isEqualTo(new Workspace(acme.ref(), "Mine", rules, false));
        assertThat(frozen()).isEmpty();
    }

    @Test
    void changeOfTitleOrRulesLiftsNoFreeze() {
        freezes.freeze(WholeStore.SAAS, ACME);
        workspaces.put(WholeStore.SAAS, ACME, "Another");
        workspaces.changeRules(WholeStore.SAAS, ACME, _ -> new WorkspaceRules(1, 1));
        assertThat(frozen()).containsExactly(ACME);
    }

    @Test
    void oneMoreThanTheMostIsAConflictAndOneOfThemCanStillBeLifted() {
        List<String> others = IntStream.range(1, Freezes.MOST).mapToObj("uid-%04d"::formatted).toList();
        freezes.freeze(WholeStore.SAAS, ACME);
        var full = new FrozenItem(Set.copyOf(others)).with(acme.ref().uid(), true);
        assertThat(full.uids()).hasSize(Freezes.MOST);
        var table = world.table(Interceptor.NONE);
        table.batches().put(table.rows(), EnhancedDocument.class,
                List.of(WholeStore.SEALING.seal(Draft.of(FrozenItem.SCHEMA, full, "event"))));
        assertThatThrownBy(() -> freezes.freeze(WholeStore.SAAS, GLOBEX)).isInstanceOf(Refusal.Conflict.class)
                .hasMessageContaining("1000");
        assertThat(workspaces.require(GLOBEX).frozen()).isFalse();
        assertThat(freezes.freeze(WholeStore.SAAS, ACME).frozen()).isTrue();
        assertThat(listed()).hasSize(Freezes.MOST);
        freezes.lift(WholeStore.SAAS, ACME);
        freezes.freeze(WholeStore.SAAS, GLOBEX);
        assertThat(listed()).hasSize(Freezes.MOST).contains(globex.ref().uid()).doesNotContain(acme.ref().uid());
    }

    @Test
    void deletedWorkspaceLeavesTheListAndItsSlugIsFree() {
        freezes.freeze(WholeStore.SAAS, ACME);
        freezes.freeze(WholeStore.SAAS, GLOBEX);
        workspaces.delete(WholeStore.SAAS, ACME);
        assertThat(listed()).containsExactly(globex.ref().uid());
        assertThat(world.workspace("acme").frozen()).isFalse();
        assertThat(frozen()).containsExactly(GLOBEX);
    }

    @Test
    void workspaceThatIsFrozenRightBeforeItsEndLeavesTheListToo() {
        world.workspaces(beforeTheWrite(() -> freezes.freeze(WholeStore.SAAS, ACME))).delete(WholeStore.SAAS, ACME);
        assertThat(workspaces.find(ACME)).isEmpty();
        assertThat(listed()).isEmpty();
    }

    @Test
    void workspaceThatIsDeletedMeanwhileIsNotFoundAndNotOnTheList() {
        assertThatThrownBy(() -> world.freezes(beforeTheWrite(() -> workspaces.delete(WholeStore.SAAS, ACME)))
                .freeze(WholeStore.SAAS, ACME))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(listed()).isEmpty();
    }

    @Test
    void listThatSomebodyForgedIsNotBuiltUpon() {
        freezes.freeze(WholeStore.SAAS, ACME);
        world.forge(Keys.FROZEN, StateAttributes.WORKSPACES, AttributeValue.fromS(""));
        assertThatThrownBy(() -> freezes.freeze(WholeStore.SAAS, GLOBEX)).isInstanceOf(SealRefused.class);
        assertThatThrownBy(() -> freezes.lift(WholeStore.SAAS, ACME)).isInstanceOf(SealRefused.class);
        assertThat(workspaces.require(GLOBEX).frozen()).isFalse();
        assertThat(workspaces.require(ACME).frozen()).isTrue();
    }
}
