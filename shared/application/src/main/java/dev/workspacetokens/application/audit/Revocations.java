package dev.workspacetokens.application.audit;

import dev.workspacetokens.application.directory.Directory;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.directory.WorkspaceRef;
import dev.workspacetokens.domain.token.TimeOrderedId;
import dev.workspacetokens.domain.token.TokenId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a workspace's trail says of tokens that are gone.
public final class Revocations {

    private final Events events;
    private final Directory directory;

    public Revocations(Events events, Directory directory) {
        this.events = events;
        this.directory = directory;
    }

    /// How a token was revoked, for as long as the trail is kept. It reads all that was noted since the token
    /// was created.
    public Optional<ListEvents.Shown> find(WorkspaceRef workspace, TokenId token) {
        Instant created = TimeOrderedId.time(token.value()).orElseThrow();
        var span = new Events.Span(created.minusMillis(1), null);
        @Nullable
        String after = null;
        do {
            Page<Event> page = events.list(workspace, span, event -> isOf(token, event), new Page.Request(after, 1));
            if (!page.items().isEmpty()) {
                return Optional.of(shown(workspace, page.items().getFirst()));
            }
            after = page.next();
        } while (after != null);
        return Optional.empty();
    }

    private static boolean isOf(TokenId token, Event event) {
        EventType type = event.deed().type();
        return (type == EventType.TOKEN_REVOKED || type == EventType.TOKENS_REVOKED)
                && event.deed().concernsToken(token.value());
    }

    private ListEvents.Shown shown(WorkspaceRef workspace, Event event) {
        String by = event.deed().actor().id();
        return new ListEvents.Shown(event, directory.names(workspace.slug(), List.of(by)).get(by));
    }
}
