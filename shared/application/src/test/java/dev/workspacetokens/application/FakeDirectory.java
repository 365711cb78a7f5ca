package dev.workspacetokens.application;

import dev.workspacetokens.application.directory.Directory;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Person;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.directory.Member;
import dev.workspacetokens.domain.directory.Workspace;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.directory.WorkspaceRole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A directory in memory: the workspace `acme` and whoever and whatever a test puts into it.
public final class FakeDirectory implements Directory {

    public static final WorkspaceRef ACME = new WorkspaceRef(new Slug("acme"), "uid-acme");

    private final List<Member> members = new ArrayList<>();
    private final Map<Slug, App> apps = new TreeMap<>(Comparator.comparing(Slug::value));
    private long departures;
    private boolean down;

    /// Makes somebody a member whose name is their id in capitals.
    public void join(String sub, WorkspaceRole role) {
        members.removeIf(member -> member.person().id().equals(sub));
        members.add(new Member(ACME, new Person(sub, name(sub)), role));
    }

    public static String name(String sub) {
        return sub.toUpperCase(Locale.ROOT);
    }

    /// Adds an app; its uid is made of the number of apps that have left.
    public void add(String... slugs) {
        for (String slug : slugs) {
            apps.put(new Slug(slug), new App(new Slug(slug), "uid-" + slug + "-" + departures, "The " + slug));
        }
    }

    public void remove(String slug) {
        apps.remove(new Slug(slug));
        departures++;
    }

    /// From now on nothing but who is a member can be read.
    public void breakDown() {
        down = true;
    }

    @Override
    public Optional<Member> member(Slug workspace, String sub) {
        return members.stream().filter(member -> member.workspace().slug().equals(workspace))
                .filter(member -> member.person().id().equals(sub)).findFirst();
    }

    @Override
    public Map<String, String> names(Slug workspace, Collection<String> subs) {
        requireUp();
        return members.stream().map(Member::person).filter(person -> subs.contains(person.id()))
                .collect(Collectors.toMap(Person::id, Person::name));
    }

    @Override
    public Map<Slug, AppOwner> appOwners(Collection<Slug> wanted) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long departures(Slug workspace) {
        requireUp();
        return departures;
    }

    @Override
    public Map<Slug, App> apps(Slug workspace, Collection<Slug> wanted) {
        requireUp();
        return wanted.stream().distinct().filter(apps::containsKey)
                .collect(Collectors.toMap(Function.identity(),
                        slug -> Optional.ofNullable(apps.get(slug)).orElseThrow()));
    }

    @Override
    public Page<App> apps(Slug workspace, Predicate<App> filter, Page.Request page) {
        return new Page<>(apps.values().stream().filter(filter).limit(page.limit()).toList(), null);
    }

    @Override
    public Page<Membership> memberships(String sub, Page.Request page) {
        return new Page<>(members.stream().filter(member -> member.person().id().equals(sub)).map(
                member -> new Membership(new Workspace(member.workspace(), "The company"), member.role())).toList(),
                null);
    }

    private void requireUp() {
        if (down) {
            throw new IllegalStateException("the directory is down");
        }
    }
}
