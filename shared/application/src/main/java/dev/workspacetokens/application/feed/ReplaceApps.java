package dev.workspacetokens.application.feed;

import static dev.workspacetokens.application.feed.DirectoryFields.APPS;
import static dev.workspacetokens.application.feed.DirectoryFields.SLUG;
import static dev.workspacetokens.application.feed.DirectoryFields.TITLE;
import static dev.workspacetokens.application.feed.DirectoryFields.at;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.Violations;
import dev.workspacetokens.application.directory.Apps;
import dev.workspacetokens.application.directory.Changes;
import dev.workspacetokens.application.directory.Workspaces;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.Slug;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Gives a workspace exactly the apps of a list. Not one change as a whole: see [Apps#replace].
public final class ReplaceApps {

    /// What is wanted: these apps and no other.
    public record Command(List<Element> apps) {}

    /// An app of the list, by what the caller wrote.
    public record Element(String slug, String title) {}

    private final Workspaces workspaces;
    private final Apps apps;

    public ReplaceApps(Workspaces workspaces, Apps apps) {
        this.workspaces = workspaces;
        this.apps = apps;
    }

    /// Replaces them.
    ///
    /// @param command read once the workspace is known to be there
    /// @throws Refusal.NotFound when there is no such workspace
    /// @throws Refusal.Invalid when the list is too long, or else with every value in it that is not allowed
    /// @throws Refusal.Conflict when the workspace is being deleted
    /// @throws Refusal.Uncertain when it broke off between two of its steps; to repeat it completes it
    public Changes run(Actor.Saas saas, Slug workspace, Supplier<Command> command) {
        var _ = workspaces.require(workspace);
        return apps.replace(saas, workspace, titles(command.get().apps()));
    }

    private static Map<Slug, String> titles(List<Element> wanted) {
        DirectoryFields.requireAtMost(Apps.MAX_REPLACED, wanted, APPS);
        var violations = new Violations();
        var slugs = new HashSet<String>();
        Map<Slug, String> titles = new LinkedHashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            Element app = wanted.get(i);
            Optional<Slug> slug = DirectoryFields.slug(at(APPS, i, SLUG), app.slug(), slugs, violations);
            String title = violations.text(at(APPS, i, TITLE), app.title());
            slug.ifPresent(valid -> titles.put(valid, title));
        }
        violations.refuseIfAny();
        return titles;
    }
}
