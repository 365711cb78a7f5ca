package dev.workspacetokens.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workspacetokens.application.directory.Directory.WorkspaceState;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.domain.directory.WorkspaceRules;
import dev.workspacetokens.emulators.intercept.Interceptor;
import dev.workspacetokens.testing.OnEachBackend;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// Rules are on the workspace's own row and in the list of all, whatever is written there beside them.
@OnEachBackend
final class RulesOfWorkspacesTest {

    private static final WorkspaceRules RULES = new WorkspaceRules(90, 20);

    private final World world = new World();
    private final Slug slug = world.workspace.slug();
    private final DynamoDbDirectory directory = new DynamoDbDirectory(world.table);
    private final DynamoDbWorkspaces workspaces = workspaces(Interceptor.NONE);

    private static DynamoDbWorkspaces workspaces(Interceptor interceptor) {
        return new DynamoDbWorkspaces(World.table(interceptor), WholeStore.DIRECTORY,
                new DynamoDbFreezes(World.table(interceptor), WholeStore.DIRECTORY, WholeStore.TRAIL),
                WholeStore.TRAIL, World.RANDOM);
    }

    /// As the list of all workspaces has it.
    private Workspace listed() {
        return workspaces.list(new Page.Request(before(), 1)).items().getFirst();
    }

    /// The last position before this workspace's.
    private String before() {
        String text = slug.value();
        return text.substring(0, text.length() - 1) + (char) (text.charAt(text.length() - 1) - 1);
    }

    @Test
    void workspaceHasNoRulesUntilItGetsSome() {
        assertThat(workspaces.require(slug).rules()).isEqualTo(WorkspaceRules.NONE);
        assertThat(directory.state(slug)).isEqualTo(WorkspaceState.NOTHING);
        assertThat(directory.state(new Slug("no-such-workspace"))).isEqualTo(WorkspaceState.NOTHING);
    }

    @Test
    void rulesAreShownWhereverTheWorkspaceIs() {
        var without = workspaces.require(slug);
        var with = without.ruledBy(RULES);
        assertThat(workspaces.changeRules(WholeStore.SAAS, slug, _ -> RULES)).isEqualTo(with);
        assertThat(workspaces.require(slug)).isEqualTo(with);
        assertThat(listed()).isEqualTo(with);
        assertThat(directory.state(slug)).isEqualTo(new WorkspaceState(RULES, false, 0));
    }

    @Test
    void ruleThatIsTakenAwayLeavesNothingBehind() {
        workspaces.changeRules(WholeStore.SAAS, slug, _ -> RULES);
        workspaces.changeRules(WholeStore.SAAS, slug, _ -> WorkspaceRules.NONE);
        assertThat(World.items("WORKSPACE#" + slug)).noneSatisfy(
                row -> assertThat(row.keySet()).containsAnyElementsOf(Set.of("max_lifetime_days", "max_tokens")));
        assertThat(listed().rules()).isEqualTo(WorkspaceRules.NONE);
    }

    @Test
    void titleAndRulesThatAreChangedAtTheSameTimeAreBothKept() {
        Interceptor titled = Faults.before(TransactWriteItemsRequest.class::isInstance,
                () -> workspaces.put(WholeStore.SAAS, slug, "Theirs"));
        workspaces(titled).changeRules(WholeStore.SAAS, slug, rules -> new WorkspaceRules(90, rules.maxTokens()));
        Interceptor ruled = Faults.before(TransactWriteItemsRequest.class::isInstance,
                () -> workspaces.changeRules(WholeStore.SAAS, slug,
                        rules -> new WorkspaceRules(rules.maxLifetimeDays(), 20)));
        workspaces(ruled).put(WholeStore.SAAS, slug, "Ours");
        var both = new Workspace(world.workspace, "Ours", RULES);
        assertThat(List.of(workspaces.require(slug), listed())).containsOnly(both);
    }

    @Test
    void twoRulesThatAreSetAtTheSameTimeAreBothKept() {
        Interceptor other = Faults.before(TransactWriteItemsRequest.class::isInstance,
                () -> workspaces.changeRules(WholeStore.SAAS, slug,
                        rules -> new WorkspaceRules(rules.maxLifetimeDays(), 20)));
        var set = workspaces(other).changeRules(WholeStore.SAAS, slug,
                rules -> new WorkspaceRules(90, rules.maxTokens()));
        assertThat(set.rules()).isEqualTo(RULES);
        assertThat(workspaces.require(slug).rules()).isEqualTo(RULES);
    }

    @Test
    void workspaceThatIsBeingDeletedOrNotThereGetsNone() {
        world.putWorkspace(world.workspace, true);
        assertThatThrownBy(() -> workspaces.changeRules(WholeStore.SAAS, slug, _ -> RULES))
                .isInstanceOf(Refusal.Conflict.class);
        assertThatThrownBy(() -> workspaces.changeRules(WholeStore.SAAS, new Slug("no-such-workspace"), _ -> RULES))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(workspaces.require(slug).rules()).isEqualTo(WorkspaceRules.NONE);
    }
}
