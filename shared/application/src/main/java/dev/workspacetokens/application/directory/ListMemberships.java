package dev.workspacetokens.application.directory;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.domain.Page;
import dev.workspacetokens.domain.directory.MemberId;
import java.util.List;

/// Lists the workspaces of a person, with the person's role in each.
public final class ListMemberships {

    private final Directory directory;

    public ListMemberships(Directory directory) {
        this.directory = directory;
    }

    /// Lists them; none for somebody whom the directory cannot know.
    public Page<Directory.Membership> run(Actor actor, Page.Request page) {
        return switch (actor) {
            case Actor.SignedIn(var sub, _) when MemberId.isValid(sub) -> directory.memberships(sub, page);
            case Actor.SignedIn _ -> new Page<>(List.of(), null);
            case Actor.Saas _,Actor.Token _,Actor.Deployment _ -> new Page<>(List.of(), null);
        };
    }
}
