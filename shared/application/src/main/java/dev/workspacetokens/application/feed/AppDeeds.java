package dev.workspacetokens.application.feed;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.application.audit.Difference;
import dev.workspacetokens.application.audit.EventType;
import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.directory.App;
import dev.workspacetokens.domain.directory.AppChange;
import dev.workspacetokens.domain.directory.AppOwner;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is told of a change of apps. Where one moves, neither workspace is told of the other: their owners may not know
/// of each other.
public final class AppDeeds {

    private static final String OF_ANOTHER = "of another workspace";

    private AppDeeds() {}

    /// It was made, given a title, or moved here.
    public static Deed put(Actor by, WorkspaceRef workspace, AppChange change) {
        App after = Objects.requireNonNull(change.after());
        AppOwner before = change.before();
        var differences = Difference.differences();
        EventType type = EventType.APP_CREATED;
        if (before != null && change.moves(workspace.slug())) {
            type = EventType.APP_MOVED;
        } else if (before != null) {
            type = EventType.APP_UPDATED;
        }
        differences.add(DirectoryFields.TITLE, change.formerTitle(), after.title());
        return new Deed(by, type, workspace, new Deed.Subject(after.slug().value(), after.title()),
                differences.list());
    }

    /// It was deleted.
    public static Deed deleted(Actor by, AppOwner app) {
        return new Deed(by, EventType.APP_DELETED, app.workspace(), new Deed.Subject(app.app().value(), null),
                List.of());
    }

    /// Some of the apps that a list names, or does not name any more, were changed. Told by their titles; of one that
    /// another workspace had, by that alone.
    public static Deed replaced(Actor by, WorkspaceRef workspace, List<AppChange> changes) {
        return new Deed(by, EventType.APPS_REPLACED, workspace, null,
                changes.stream().map(change -> replaced(workspace, change)).toList());
    }

    private static Difference replaced(WorkspaceRef workspace, AppChange change) {
        AppOwner before = change.before();
        App after = change.after();
        String former = before != null && change.moves(workspace.slug()) ? OF_ANOTHER : change.formerTitle();
        return new Difference(slug(before, after).value(), former, after == null ? null : after.title());
    }

    private static Slug slug(@Nullable AppOwner before, @Nullable App after) {
        return after == null ? Objects.requireNonNull(before).app() : after.slug();
    }

    /// Some went from one workspace to another.
    public static Deed left(Actor by, WorkspaceRef from, Collection<Slug> apps) {
        return new Deed(by, EventType.APPS_LEFT, from, null, apps.stream()
                .map(app -> new Difference(app.value(), from.slug().value(), null)).toList());
    }
}
