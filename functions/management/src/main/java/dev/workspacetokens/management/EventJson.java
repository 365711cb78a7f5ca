package dev.workspacetokens.management;

import dev.workspacetokens.application.Actor;
import dev.workspacetokens.application.audit.Deed;
import dev.workspacetokens.application.audit.Difference;
import dev.workspacetokens.application.audit.ListEvents;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Shows an event to owners. Who of the SaaS did something, and from where, is not theirs to know.
final class EventJson {

    private EventJson() {}

    static Map<String, Object> of(ListEvents.Shown shown) {
        Deed deed = shown.event().deed();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", shown.event().id());
        json.put("at", shown.event().at().toString());
        json.put("type", deed.type().id());
        json.put("actor", actor(deed.actor(), shown.actorName()));
        json.put("source", source(deed.actor()));
        json.put("workspace", Objects.requireNonNull(deed.workspace()).slug().value());
        json.put("subject", deed.subject() == null ? null : subject(deed.subject()));
        json.put("differences", deed.differences().stream().map(EventJson::difference).toList());
        return json;
    }

    private static Map<String, Object> actor(Actor actor, @Nullable String name) {
        boolean known = actor instanceof Actor.SignedIn || actor instanceof Actor.Token;
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", actor.kind());
        json.put("id", known ? actor.id() : null);
        json.put("name", name);
        return json;
    }

    private static @Nullable String source(Actor actor) {
        String source = switch (actor) {
            case Actor.SignedIn _,Actor.Token _ -> actor.source();
            case Actor.Saas _,Actor.Deployment _ -> "";
        };
        return source.isEmpty() ? null : source;
    }

    private static Map<String, Object> subject(Deed.Subject subject) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", subject.id());
        json.put("name", subject.name());
        return json;
    }

    private static Map<String, Object> difference(Difference difference) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("what", difference.what());
        json.put("before", difference.before());
        json.put("after", difference.after());
        return json;
    }
}
