package dev.workspacetokens.dynamodb;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.workspacetokens.application.directory.Directory;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.domain.directory.Member;
import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import dev.workspacetokens.table.Keys;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The [Directory] in the table.
public final class DynamoDbDirectory implements Directory {

    /// How many apps are read by their keys, a unit each. A workspace of a thousand apps, the least that their rows can
    /// hold, is read as a whole for as much; of most workspaces it costs less.
    static final int READ_BY_KEY = 16;

    private final TokenTable table;

    public DynamoDbDirectory(TokenTable table) {
        this.table = table;
    }

    @Override
    public Map<String, String> names(Slug workspace, Collection<String> subs) {
        var keys = subs.stream().distinct().map(sub -> MemberWrites.key(workspace, sub)).toList();
        return table.batches().read(table.members(), Member.class, keys).stream().map(Member::person)
                .collect(toMap(Person::id, Person::name));
    }

    @Override
    public Set<String> owners(Slug workspace) {
        return DynamoDbMembers.members(table, workspace).all().stream()
                .filter(member -> member.role() == WorkspaceRole.OWNER).map(member -> member.person().id())
                .collect(toSet());
    }

    @Override
    public WorkspaceState state(Slug workspace) {
        WorkspaceItem found = table.workspaces()
                .getItem(r -> r.consistentRead(true).key(WorkspaceItem.key(workspace)));
        return found == null
                ? WorkspaceState.NOTHING
                : new WorkspaceState(found.workspace().rules(), found.workspace().frozen(), found.departures());
    }

    @Override
    public Map<Slug, App> apps(Slug workspace, Collection<Slug> apps) {
        var wanted = Set.copyOf(apps);
        List<AppItem> found = wanted.size() > READ_BY_KEY
                ? DynamoDbApps.apps(table, workspace).all()
                : table.batches().read(table.apps(), AppItem.class,
                        wanted.stream()
                                .map(app -> AppItem.key(workspace, app))
                                .toList());
        return found.stream().map(AppItem::app).filter(app -> wanted.contains(app.slug()))
                .collect(toMap(App::slug, app -> app));
    }

    @Override
    public Page<App> apps(Slug workspace, Predicate<App> filter, Page.Request page) {
        return new PagedQuery<>(table.apps(), Keys.workspacePartition(workspace), Keys.APP_PREFIX, true,
                item -> item.app().slug().value()).page(item -> filter.test(item.app()), page).map(AppItem::app);
    }

    @Override
    public Page<Membership> memberships(String sub, Page.Request page) {
        var found = new PagedQuery<>(table.memberships(), Keys.userPartition(sub), Keys.WORKSPACE_PREFIX, true,
                item -> item.workspace().value()).page(_ -> true, page);
        Map<Slug, Workspace> workspaces = workspaces(found.items());
        // A workspace that is being deleted may be gone before its last membership is.
        var present = found.items().stream().flatMap(item -> Stream.ofNullable(workspaces.get(item.workspace()))
                .map(workspace -> new Membership(workspace, item.role()))).toList();
        return new Page<>(present, found.next());
    }

    private Map<Slug, Workspace> workspaces(List<MembershipItem> memberships) {
        var keys = memberships.stream()
                .map(item -> TokenTable.key(Keys.workspacePartition(item.workspace()), Keys.WORKSPACE)).toList();
        return table.batches().read(table.workspaces(), WorkspaceItem.class, keys).stream()
                .map(WorkspaceItem::workspace)
                .collect(toMap(workspace -> workspace.ref().slug(), workspace -> workspace));
    }
}
