package dev.workspacetokens.application.access;

import dev.workspacetokens.domain.Slug;
import dev.workspacetokens.domain.access.Grant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a token has before it is given other roles. Whoever writes down again what is there is never refused for it.
///
/// @param allApps its role on all apps; null when it has a role per app
/// @param roles the roles that it has in apps
/// @param grants reads its grants, also those whose app is gone
public record Held(@Nullable String allApps, Set<String> roles, Supplier<List<Grant>> grants) {

    /// What a new token has.
    public static final Held NOTHING = new Held(null, Set.of(), List::of);

    Map<Slug, Grant> byApp() {
        return grants.get().stream().collect(Collectors.toMap(Grant::app, grant -> grant));
    }
}
