package dev.workspacetokens.application.audit;

import java.util.Arrays;
import java.util.Optional;

/// What an event is found by.
///
/// @param kind of the event
/// @param trail the uid of the workspace in whose trail it is, or [#DEPLOYMENT]
/// @param id of the event
public record EventKey(Kind kind, String trail, String id) {

    /// The trail of what concerns no workspace.
    public static final String DEPLOYMENT = "-";

    /// Whether an event tells what somebody had done, or what this deployment noticed.
    public enum Kind {
        AUDIT, SECURITY
    }

    /// The key of an event.
    public static EventKey of(Event event) {
        Deed deed = event.deed();
        return new EventKey(deed.type().kind(), deed.workspace() == null ? DEPLOYMENT : deed.workspace().uid(),
                event.id());
    }

    /// Reads what [#toString()] wrote; nothing when the text is no key.
    public static Optional<EventKey> parse(String text) {
        String[] parts = text.split("#", -1);
        return parts.length != 3 || parts[1].isEmpty() || parts[2].isEmpty()
                ? Optional.empty()
                : Arrays.stream(Kind.values()).filter(kind -> kind.name().equals(parts[0])).findFirst()
                        .map(kind -> new EventKey(kind, parts[1], parts[2]));
    }

    /// Reads what [#inRow()] wrote; nothing when the text is no key.
    public static Optional<EventKey> parseInRow(String text) {
        return parse(Kind.AUDIT.name() + '#' + text);
    }

    /// As sealed rows name it, where it is what somebody had done.
    public String inRow() {
        return trail + '#' + id;
    }

    /// As messages name it.
    @Override
    public String toString() {
        return kind.name() + '#' + trail + '#' + id;
    }
}
