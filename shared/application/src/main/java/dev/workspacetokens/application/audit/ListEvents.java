package dev.workspacetokens.application.audit;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.Listing;
import dev.workspacetokens.application.directory.Directory;
import dev.workspacetokens.application.directory.Memberships;
import dev.workspacetokens.application.directory.Owners;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.Refusal;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Shows a workspace's owners what happened in it, newest first.
public final class ListEvents {

    private final Events events;
    private final Directory directory;
    private final Owners owners;

    public ListEvents(Events events, Directory directory, Memberships memberships) {
        this.events = events;
        this.directory = directory;
        this.owners = new Owners(memberships);
    }

    /// Which events are wanted; null is what does not matter.
    ///
    /// @param token its id
    /// @param actor the `sub` of who had it done
    /// @param type what was done
    /// @param span when
    public record Query(@Nullable String token, @Nullable String actor, @Nullable EventType type, Events.Span span,
            Page.Request page) {

        private boolean matches(Event event) {
            Deed deed = event.deed();
            return (token == null || deed.concernsToken(token)) && (type == null || deed.type() == type)
                    && (actor == null || isBy(actor, deed));
        }
    }

    private static boolean isBy(String sub, Deed deed) {
        return deed.actor() instanceof Actor.SignedIn(var by, _) && by.equals(sub);
    }

    /// An event as it is shown.
    ///
    /// @param actorName what the directory calls who had it done; null where that is no member, or none any more
    public record Shown(Event event, @Nullable String actorName) {}

    /// Finds the list.
    ///
    /// @param workspace as the caller sent it, slug or not
    /// @throws Refusal.NotFound when the actor is no member of the workspace
    /// @throws Refusal.Forbidden when the actor is no owner of it
    public Listing<Query, Page<Shown>> run(Actor actor, String workspace) {
        WorkspaceRef owned = owners.require(workspace, actor).workspace();
        return new Listing<>(owned, query -> list(owned, query));
    }

    private Page<Shown> list(WorkspaceRef workspace, Query query) {
        Page<Event> found = events.list(workspace, query.span(), query::matches, query.page());
        Map<String, String> names = directory.names(workspace.slug(), people(found.items()));
        return found.map(event -> new Shown(event, names.get(event.deed().actor().id())));
    }

    private static Set<String> people(List<Event> events) {
        return events.stream().map(event -> event.deed().actor()).filter(Actor.SignedIn.class::isInstance)
                .map(Actor::id).collect(toUnmodifiableSet());
    }
}
