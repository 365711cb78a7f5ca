package dev.workspacetokens.application;

import dev.workspacetokens.application.directory.Directory;
import dev.workspacetokens.application.directory.Memberships;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.domain.directory.Member;
import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import dev.workspacetokens.domain.directory.WorkspaceRules;
import dev.workspacetokens.domain.seal.KeyHint;
import dev.workspacetokens.domain.seal.Seal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A directory in memory: the workspace `acme`, whose apps they all are, and whoever a test makes a member of it or
/// of another.
public final class FakeDirectory implements Directory, Memberships {

    public static final WorkspaceRef ACME = new WorkspaceRef(new Slug("acme"), "uid-acme");

    /// The seal of every membership.
    public static final Seal SEAL = Seal.of(KeyHint.of("test"), new byte[32]);

    /// What was read so far: what kind of thing, of which workspace, and whose.
    public final List<String> reads = new ArrayList<>();

    private final List<Member> members = new ArrayList<>();
    private final Map<Slug, App> apps = new TreeMap<>();
    private long departures;
    private boolean frozen;
    private WorkspaceRules rules = WorkspaceRules.NONE;
    private boolean down;

    /// Makes somebody a member whose name is their id in capitals.
    public void join(String sub, WorkspaceRole role) {
        join(ACME, sub, role);
    }

    /// The same of another workspace.
    public void join(WorkspaceRef workspace, String sub, WorkspaceRole role) {
        members.removeIf(member -> member.workspace().equals(workspace) && member.person().id().equals(sub));
        members.add(new Member(workspace, new Person(sub, name(sub)), role));
    }

    public static String name(String sub) {
        return sub.toUpperCase(Locale.ROOT);
    }

    /// Adds an app; its uid is made of the number of apps that have left.
    public void add(String... slugs) {
        for (String slug : slugs) {
            put(slug, "uid-" + slug + "-" + departures);
        }
    }

    /// Adds an app of this uid, in place of the one that there was.
    public void put(String slug, String uid) {
        apps.put(new Slug(slug), new App(new Slug(slug), uid, "The " + slug));
    }

    public void remove(String slug) {
        apps.remove(new Slug(slug));
        departures++;
    }

    /// Gives `acme` rules.
    public void rule(WorkspaceRules others) {
        rules = others;
    }

    /// An operator freezes the workspace, or lifts that.
    public void freeze(boolean isFrozen) {
        frozen = isFrozen;
    }

    /// The uids of the workspaces that are frozen.
    public Set<String> frozen() {
        return frozen ? Set.of(ACME.uid()) : Set.of();
    }

    /// From now on nothing but who is a member can be read.
    public void breakDown() {
        down = true;
    }

    @Override
    public Optional<Verified> find(Slug workspace, String sub) {
        reads.add("member " + workspace + " " + sub);
        return members.stream().filter(member -> member.workspace().slug().equals(workspace))
                .filter(member -> member.person().id().equals(sub)).findFirst()
                .map(member -> new Verified(member, SEAL));
    }

    @Override
    public Map<String, String> names(Slug workspace, Collection<String> subs) {
        requireUp();
        return members.stream().filter(member -> member.workspace().slug().equals(workspace)).map(Member::person)
                .filter(person -> subs.contains(person.id()))
                .collect(Collectors.toMap(Person::id, Person::name));
    }

    @Override
    public Set<String> owners(Slug workspace) {
        requireUp();
        reads.add("owners " + workspace);
        return members.stream().filter(member -> member.workspace().slug().equals(workspace))
                .filter(member -> member.role() == WorkspaceRole.OWNER).map(member -> member.person().id())
                .collect(Collectors.toSet());
    }

    @Override
    public WorkspaceState state(Slug workspace) {
        requireUp();
        reads.add("state " + workspace);
        return workspace.equals(ACME.slug()) ? new WorkspaceState(rules, frozen, departures) : WorkspaceState.NOTHING;
    }

    @Override
    public Map<Slug, App> apps(Slug workspace, Collection<Slug> wanted) {
        requireUp();
        reads.add("apps " + workspace);
        return of(workspace).stream().filter(app -> wanted.contains(app.slug()))
                .collect(Collectors.toMap(App::slug, Function.identity()));
    }

    @Override
    public Page<App> apps(Slug workspace, Predicate<App> filter, Page.Request page) {
        return new Page<>(of(workspace).stream().filter(filter).limit(page.limit()).toList(), null);
    }

    @Override
    public Page<Membership> memberships(String sub, Page.Request page) {
        return new Page<>(members.stream().filter(member -> member.person().id().equals(sub)).map(
                member -> new Membership(new Workspace(member.workspace(), "The company"), member.role())).toList(),
                null);
    }

    private Collection<App> of(Slug workspace) {
        return workspace.equals(ACME.slug()) ? apps.values() : List.of();
    }

    private void requireUp() {
        if (down) {
            throw new IllegalStateException("the directory is down");
        }
    }
}
