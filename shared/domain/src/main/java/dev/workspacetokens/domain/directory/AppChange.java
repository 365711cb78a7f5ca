package dev.workspacetokens.domain.directory;

import dev.workspacetokens.domain.Slug;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One app made in a workspace, changed, moved to it or deleted from it.
///
/// @param before the owner that was found, this workspace or another; null for a new app
/// @param formerTitle the title that was found; null where none was, or nobody looked
/// @param after as the workspace is to list it; null for one to be deleted
public record AppChange(@Nullable AppOwner before, @Nullable String formerTitle, @Nullable App after) {

    public AppChange {
        if (before == null && after == null) {
            throw new IllegalArgumentException("a change has a before or an after");
        }
    }

    /// An app with this title, whoever owns it now; it keeps the uid that it has.
    ///
    /// @param uids gives a uid to a new one
    public static AppChange put(@Nullable AppOwner before, @Nullable String formerTitle, Slug app, String title,
            Supplier<String> uids) {
        return new AppChange(before, formerTitle, new App(app, before == null ? uids.get() : before.uid(), title));
    }

    /// Whether the app leaves another workspace than this one.
    public boolean moves(Slug workspace) {
        return before != null && !before.workspace().slug().equals(workspace);
    }

    /// What turns the present apps of a workspace into the wanted ones, deletions last. Empty when nothing is to be
    /// done.
    ///
    /// @param present the apps of the workspace
    /// @param titles the wanted apps' titles by slug
    /// @param elsewhere the owners of those wanted apps that other workspaces have
    /// @param uids gives a uid to a new one
    public static List<AppChange> replacing(WorkspaceRef workspace, Collection<App> present, Map<Slug, String> titles,
            Map<Slug, AppOwner> elsewhere, Supplier<String> uids) {
        Map<Slug, App> leaving = new LinkedHashMap<>();
        present.forEach(app -> leaving.put(app.slug(), app));
        var changes = new ArrayList<AppChange>();
        titles.forEach((slug, title) -> {
            App here = leaving.remove(slug);
            if (here == null) {
                changes.add(put(elsewhere.get(slug), null, slug, title, uids));
            } else if (!here.title().equals(title)) {
                changes.add(put(owner(workspace, here), here.title(), slug, title, uids));
            }
        });
        leaving.values().forEach(app -> changes.add(new AppChange(owner(workspace, app), app.title(), null)));
        return changes;
    }

    private static AppOwner owner(WorkspaceRef workspace, App app) {
        return new AppOwner(app.slug(), app.uid(), workspace);
    }
}
